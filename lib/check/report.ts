import { check } from './check';
import type { FileManifest, FileProblem } from './read-manifests';

/** A line for each problem of manifests that together are what a cluster holds: file, line and sentence. */
export function report(found: readonly (FileManifest | FileProblem)[]): string[] {
  const manifests = found.filter((item) => 'value' in item);
  const unread = found.filter((item) => 'message' in item);
  const problems = check(manifests, unread.length === 0).flatMap(({ index, path, sentence }) => {
    const manifest = manifests[index];
    return manifest ? [{ file: manifest.file, line: manifest.lineOf(path), message: sentence }] : [];
  });
  return [...unread, ...problems].map(({ file, line, message }) => `${file}:${line}: ${message}`);
}
