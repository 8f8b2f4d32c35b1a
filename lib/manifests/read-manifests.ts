import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, normalize, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { documentsIn } from './documents';
import { type KubeObject, objectsIn } from './kube-object';

/** How to read manifests. */
export interface ReadOptions {
  /**
   * Whether directories are read with all below them.
   *
   * @default false
   */
  readonly recursive?: boolean;

  /**
   * The directory that paths start from.
   *
   * @default - the current one
   */
  readonly directory?: string;

  /**
   * What `-` stands for.
   *
   * @default - nothing
   */
  readonly input?: Buffer;

  /**
   * The namespace of objects that name none.
   *
   * @default default
   */
  readonly namespace?: string;
}

/**
 * Reads manifests of YAML and JSON as kubectl does.
 *
 * @param paths files, directories (their YAML and JSON files are read), or `-`
 * @returns their objects, and a line for each thing that cannot be read
 */
export function readManifests(
  paths: readonly string[],
  { recursive = false, directory = '.', input = Buffer.alloc(0), namespace }: ReadOptions = {},
): { objects: KubeObject[]; unread: string[] } {
  const at = (path: string) => resolve(directory, path);
  const files = paths.flatMap((path) => {
    const file = normalize(path);
    return file === '-' ? [{ file }] : attempt(file, () => filesAt(file, at, recursive));
  });
  const once = new Map(files.map((found) => [typeof found === 'string' ? found : found.file, found]));
  const found = [...once.values()].flatMap((found) => {
    if (typeof found === 'string') return [found];
    const { file } = found;
    return attempt(file, () =>
      documentsIn(decode(file === '-' ? input : readFileSync(at(file)))).flatMap((document): (KubeObject | string)[] =>
        'value' in document
          ? objectsIn(document.value, { file, document }, namespace)
          : [`${file}:${document.line}: ${document.reason}`],
      ),
    );
  });
  return {
    objects: found.filter((found) => typeof found !== 'string'),
    unread: found.filter((found) => typeof found === 'string'),
  };
}

/** What `read` returns, or a line that says why the path cannot be read. */
function attempt<T>(path: string, read: () => (T | string)[]): (T | string)[] {
  try {
    return read();
  } catch (error) {
    return [`${path}: cannot be read: ${isNativeError(error) ? error.message : String(error)}`];
  }
}

/** PowerShell's `>` writes UTF-16, with a mark. */
function decode(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = { fffe: 'utf-16le', feff: 'utf-16be' }[mark] ?? 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** Whether kubectl reads a file of this name where it is given a directory. */
export const isManifestFile = (name: string): boolean => /\.(ya?ml|json)$/.test(name);

/** The file at a path or, of a directory, those of YAML and JSON, and a line for each that cannot be read. */
function filesAt(path: string, at: (path: string) => string, recursive: boolean): ({ file: string } | string)[] {
  if (!statSync(at(path)).isDirectory()) return [{ file: path }];
  const entries = readdirSync(at(path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (entries.some(({ name }) => /^(kustomization\.ya?ml|Kustomization)$/.test(name))) {
    throw new Error(`it has a kustomization.yaml, so build it: kubectl kustomize ${path} | npm run check -- -`);
  }
  return entries.flatMap((entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return recursive ? attempt(inside, () => filesAt(inside, at, recursive)) : [];
    return isManifestFile(entry.name) ? [{ file: inside }] : [];
  });
}
