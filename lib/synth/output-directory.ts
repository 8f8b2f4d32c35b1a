import { existsSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { entriesOf, foreignIn } from './own-files';

/**
 * Replaces a directory of synthesized manifests, once all of the new ones are written: until then, and when that fails,
 * it stays as it was.
 *
 * @param path path of the directory, which need not exist
 * @param synthesize is given a path, makes that directory and writes into it
 * @throws Error when the directory holds anything that synth did not write, before anything is touched
 * @throws what `synthesize` throws
 */
export function replaceOutput(path: string, synthesize: (directory: string) => void): void {
  // Where a link leads, and without a slash at the end.
  const directory = existsSync(path) ? realpathSync(path) : resolve(path);
  refuseForeign(path, directory);
  // Beside the directory, where a move is a rename.
  const staging = stagingOf(directory, process.pid);
  try {
    const next = join(staging, 'next');
    synthesize(next);
    refuseUnknown(next);
    swap(next, directory, join(staging, 'previous'));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  removeAbandoned(directory);
}

/** Refuses what the next synth would take for somebody else's. */
function refuseUnknown(directory: string): void {
  const [unknown] = foreignIn(directory);
  if (unknown === undefined) return;
  throw new Error(
    `The next synth would take ${unknown} for somebody else's. A folder is a state of the page, and a file has the kind and name that a construct was made with: give it those there, and not by a patch.`,
  );
}

function refuseForeign(path: string, directory: string): void {
  const refuse = (reason: string, advice: string) => {
    throw new Error(`Synth does not write into ${JSON.stringify(path)}: ${reason}. ${advice}`);
  };
  const choose = 'Choose a directory that does not exist yet, or is empty, or was written by synth.';
  const within = relative(directory, process.cwd());
  if (!within.startsWith('..') && !isAbsolute(within)) refuse('that is, or holds, the directory you are in', choose);
  if (!existsSync(directory)) return;
  if (!statSync(directory).isDirectory()) refuse('that is a file', choose);
  const entries = entriesOf(directory);
  if (entries.length === 0) return;
  if (!entries.some(({ name }) => name === 'README.md')) {
    refuse('it would delete what is there, and there is no README.md that says that synth wrote it', choose);
  }
  const foreign = foreignIn(directory).map((entry) => join(path, entry));
  if (foreign.length > 0) {
    const advice = 'Move or delete that: after a merge it may be a leftover.';
    refuse(`it would delete ${foreign.join(', ')}, which it did not write`, advice);
  }
}

/** Moves `next` to where `directory` is, which is moved to `previous`. */
function swap(next: string, directory: string, previous: string): void {
  if (existsSync(directory)) renameSync(directory, previous);
  try {
    renameSync(next, directory);
  } catch (error) {
    if (existsSync(directory)) throw new Error(`Another synth has just written ${directory}: it is kept.`);
    if (existsSync(previous)) renameSync(previous, directory);
    throw error;
  }
}

const stagingOf = (directory: string, processId: number | string) =>
  join(dirname(directory), `.${basename(directory)}.synth-${processId}`);

/** Removes what a synth that was killed left beside the directory. */
function removeAbandoned(directory: string): void {
  const [prefix] = basename(stagingOf(directory, '#')).split('#');
  for (const name of readdirSync(dirname(directory))) {
    const processId = prefix && name.startsWith(prefix) ? Number(name.slice(prefix.length)) : NaN;
    if (Number.isInteger(processId) && !isRunning(processId)) {
      rmSync(stagingOf(directory, processId), { recursive: true, force: true });
    }
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // EPERM: it runs for somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
