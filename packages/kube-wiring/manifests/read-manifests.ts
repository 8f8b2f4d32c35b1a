import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, normalize, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import { printable } from '../printable';
import { documentsIn } from './documents';
import { type KubeObject, objectsIn, saysKind } from './kube-object';

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
  readonly input?: Uint8Array;

  /**
   * The namespace of objects that name none.
   *
   * @default default
   */
  readonly namespace?: string;
}

/** Something that cannot be read. */
export interface Unread {
  /** The path of the file or directory, as it was given or found; `-` for standard input. */
  readonly file: string;

  /** The line of the file, from 1 on; 0 where it is all of it. */
  readonly line: number;
  readonly reason: string;

  /** Whether it may be, or hold, a manifest: that of a Helm chart's values says no kind. */
  readonly mayBeManifest: boolean;
}

/** What cannot be read, as a line says it. */
export const unreadText = ({ file, line, reason }: Unread): string =>
  printable(`${file}:${line > 0 ? `${line}:` : ''} ${reason}`);

/**
 * Reads manifests of YAML and JSON as kubectl does.
 *
 * @param paths files, directories (their YAML and JSON files are read), or `-`
 * @returns their objects, and each thing that cannot be read
 */
export function readManifests(
  paths: readonly string[],
  { recursive = false, directory = '.', input = new Uint8Array(), namespace }: ReadOptions = {},
): { objects: KubeObject[]; unread: Unread[] } {
  const at = (path: string) => resolve(directory, path);
  const found = paths.flatMap((path) => {
    const file = normalize(path);
    return file === '-' ? [file] : attempt(file, () => filesAt(file, at, recursive));
  });
  const files = new Map(found.map((found) => [typeof found === 'string' ? found : found.file, found]));
  const read = [...files.values()].flatMap((file): (KubeObject | Unread)[] =>
    typeof file === 'string'
      ? attempt(file, () => objectsInFile(file, file === '-' ? input : readFileSync(at(file)), namespace))
      : [file],
  );
  return { objects: read.filter((found) => 'kind' in found), unread: read.filter((found) => 'reason' in found) };
}

function objectsInFile(file: string, bytes: Uint8Array, namespace: string | undefined): (KubeObject | Unread)[] {
  const text = decode(bytes);
  return documentsIn(text).flatMap((document): (KubeObject | Unread)[] =>
    'value' in document
      ? objectsIn(document.value, { file, document }, namespace)
      : [{ file, ...document, mayBeManifest: saysKind(text) }],
  );
}

/** What `read` returns, or why the path cannot be read. */
function attempt<T>(file: string, read: () => (T | Unread)[]): (T | Unread)[] {
  try {
    return read();
  } catch (error) {
    const message = isNativeError(error) ? error.message : String(error);
    // Node frames what the system says by its code, the call and the whole path.
    const reason = `cannot be read: ${message.replace(/^E[A-Z]+: (.*?), \w+( '.*')?$/s, '$1')}`;
    return [{ file, line: 0, reason, mayBeManifest: true }];
  }
}

/** PowerShell's `>` writes UTF-16, with a mark. */
function decode(bytes: Uint8Array): string {
  const mark = bytes.subarray(0, 2).join();
  const encoding = { '255,254': 'utf-16le', '254,255': 'utf-16be' }[mark] ?? 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** Whether kubectl reads a file of this name where it is given a directory. */
export const isManifestFile = (name: string): boolean => /\.(ya?ml|json)$/.test(name);

/** The file at a path or, of a directory, those of YAML and JSON, and what of it cannot be read. */
function filesAt(path: string, at: (path: string) => string, recursive: boolean): (string | Unread)[] {
  if (!statSync(at(path)).isDirectory()) return [path];
  const entries = readdirSync(at(path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (entries.some(({ name }) => /^(kustomization\.ya?ml|Kustomization)$/.test(name))) {
    throw new Error('it has a kustomization.yaml, so build it with kubectl kustomize, and pass what that prints');
  }
  return entries.flatMap((entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return recursive ? attempt(inside, () => filesAt(inside, at, recursive)) : [];
    return isManifestFile(entry.name) ? [inside] : [];
  });
}
