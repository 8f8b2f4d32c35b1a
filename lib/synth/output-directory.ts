import {
  type Dirent,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** The line that tells synth that it wrote a README.md itself, and with it the directory: it belongs to every page. */
export const generatedLine = 'This page is synthesized with the manifests and never edited by hand.';

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
    synthesize(join(staging, 'next'));
    swap(join(staging, 'next'), directory, join(staging, 'previous'));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  removeAbandoned(directory);
}

function refuseForeign(path: string, directory: string): void {
  const refuse = (reason: string) => {
    const advice = 'Choose a directory that does not exist yet, or is empty, or was written by synth.';
    throw new Error(`Synth does not write into ${JSON.stringify(path)}: ${reason}. ${advice}`);
  };
  const within = relative(directory, process.cwd());
  if (!within.startsWith('..') && !isAbsolute(within)) refuse('that is, or holds, the directory you are in');
  if (!existsSync(directory)) return;
  if (!statSync(directory).isDirectory()) refuse('that is a file');
  const entries = entriesOf(directory);
  if (entries.length === 0) return;
  const foreign = foreignEntry(directory, entries);
  if (foreign) refuse(`it would delete ${join(path, foreign)}, which it did not write`);
  if (!entries.some(({ name }) => name === 'README.md')) {
    refuse(`it would delete what is there, and there is no README.md that says that synth wrote it`);
  }
}

/** Whether a file is there only because an operating system looked into its directory. */
export const isLitter = (name: string): boolean => ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(name);

const entriesOf = (directory: string): Dirent[] =>
  readdirSync(directory, { withFileTypes: true }).filter(({ name }) => !isLitter(name));

/** The path, within an output directory, of something that synth does not write. */
function foreignEntry(directory: string, entries: readonly Dirent[]): string | undefined {
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      const file = entriesOf(path).find((file) => !file.isFile() || !file.name.endsWith('.k8s.yaml'));
      if (file) return join(entry.name, file.name);
    } else if (!entry.isFile() || entry.name !== 'README.md' || !readFileSync(path, 'utf8').includes(generatedLine)) {
      return entry.name;
    }
  }
  return undefined;
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
