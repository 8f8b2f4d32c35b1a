import { existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * Replaces all that a directory holds by what `write` writes, once all of it is written: when that fails, the directory is
 * left as it was.
 *
 * @param path path of the directory, which need not exist
 * @param write is given the path of an empty directory to write into
 * @throws what `write` throws
 */
export function replaceDirectory(path: string, write: (directory: string) => void): void {
  // Where a link leads, and without a slash at the end.
  const directory = existsSync(path) ? realpathSync(path) : resolve(path);
  mkdirSync(dirname(directory), { recursive: true });
  // Beside the directory, where a move is a rename.
  const staging = mkdtempSync(`${directory}.tmp-`);
  const next = join(staging, 'next');
  const previous = join(staging, 'previous');
  try {
    mkdirSync(next);
    write(next);
    if (existsSync(directory)) renameSync(directory, previous);
    try {
      renameSync(next, directory);
    } catch (error) {
      if (existsSync(previous)) renameSync(previous, directory);
      throw error;
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
