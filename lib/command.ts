import { parseArgs, type ParseArgsConfig, styleText } from 'node:util';

/** Arguments that a command does not know what to do with. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** What the options and the other arguments of a command line say. */
type Arguments<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T & { help: { type: 'boolean' } }; allowPositionals: true }>
>;

const readArguments = <T extends Options>(options: T): Arguments<T> => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    // Node adds how to pass what looks like an option, which no command here wants.
    throw new UsageError(error instanceof Error ? error.message.replace(/\. To specify .*/s, '.') : String(error));
  }
};

/**
 * Runs a command of the command line. Its exit status is what `run` returns, 0 after --help, 2 for arguments that it
 * does not know, and 1 for an error, of which the user sees the message.
 *
 * @param usage what --help prints
 * @param options the options that it knows, besides --help
 * @param run does what the command does; a UsageError is followed by how to use it
 */
export async function command<T extends Options>(
  usage: string,
  options: T,
  run: (given: Arguments<T>) => number | Promise<number>,
): Promise<void> {
  try {
    const given = readArguments(options);
    if ('help' in given.values && given.values.help) console.log(usage);
    else process.exitCode = await run(given);
  } catch (error) {
    // Anything but a plain error, such as a TypeError, is a mistake in the code: its stack says where.
    if (!(error instanceof Error) || error.name !== 'Error') throw error;
    console.error(styleText('red', error.message, { stream: process.stderr }));
    if (error instanceof UsageError) console.error(`\n${usage}`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
