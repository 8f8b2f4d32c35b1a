import { buffer } from 'node:stream/consumers';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Arguments that a command does not know what to do with. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** A command of the command line. */
export interface Command {
  /** What --help prints. */
  readonly usage: string;

  /**
   * Does what the command does.
   *
   * @param args what follows the command's name
   * @returns the exit status
   * @throws UsageError for arguments that it does not know
   * @throws Error for what keeps it from being done, in a line for the user
   */
  readonly run: (args: readonly string[]) => number | Promise<number>;
}

/** What the options and the other arguments of a command line say. */
type Arguments<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>;

/**
 * The options and the other arguments of a command line.
 *
 * @throws UsageError for an option that is not among these, or lacks its value
 */
export function readArguments<T extends Options>(args: readonly string[], options: T): Arguments<T> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    // Node adds how to pass what looks like an option, which no command here wants.
    throw new UsageError(error instanceof Error ? error.message.replace(/\. To specify .*/s, '.') : String(error));
  }
}

/** The options of a command that reads manifests, as readManifests takes them. */
export const readOptions = {
  recursive: { type: 'boolean', short: 'R' },
  namespace: { type: 'string', short: 'n' },
} as const;

/**
 * Standard input, if one of the paths that are to be read is `-`.
 *
 * @throws UsageError for no path
 */
export async function inputFor(paths: readonly string[]): Promise<Uint8Array | undefined> {
  if (paths.length === 0) throw new UsageError('Give at least one PATH.');
  return paths.includes('-') ? await buffer(process.stdin) : undefined;
}
