import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { isNativeError } from 'node:util/types';
import {
  Composer,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  type Tags,
  visit,
} from 'yaml';
import type { Manifest } from './check';
import type { Path } from './problem';

/** A path that cannot be read; its message is one line for the person who named it. */
export class ReadError extends Error {}

/** A manifest of a file, which knows its lines. */
export interface FileManifest extends Manifest {
  readonly file: string;

  /** The line, from 1 on, of the field at `path` or, where it is missing, of what it is missing from. */
  readonly lineOf: (path: Path) => number;
}

/** What keeps a file, or a document of it, from being a manifest. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

const maxBytes = 32 * 2 ** 20;
/** Of a document: about as many fit into a gigabyte. */
const maxValues = 1_000_000;
const maxDepth = 200;
const maxAliasCount = 10_000;

/** YAML as kubectl reads it: that of 1.1, but for its times, binary data and special collections. */
const yaml = {
  version: '1.1',
  customTags: (tags: Tags): Tags =>
    tags.filter(
      (tag) => typeof tag === 'object' && tag.format !== 'TIME' && !/:(binary|omap|pairs|set|timestamp)$/.test(tag.tag),
    ),
  prettyErrors: false,
  uniqueKeys: false,
  logLevel: 'error',
} as const;

const documentsOf = (text: string, lines: LineCounter): Iterable<Document.Parsed> =>
  new Composer(yaml).compose(new Parser(lines.addNewLine).parse(text));

const messageOf = (error: unknown): string => (isNativeError(error) ? error.message : String(error));

/** The files below a directory, links to directories not followed. */
const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesBelow(path) : path;
  });

/** The files at `path`: itself or, of a directory, all of YAML and JSON below it. */
function filesAt(path: string): string[] {
  if (path === '-' || !statSync(path).isDirectory()) return [path];
  const files = filesBelow(path)
    .filter((file) => /\.(ya?ml|json)$/.test(file) && !statSync(file).isDirectory())
    .sort();
  if (files.length === 0) throw new Error('no file below it has a name that ends in .yaml, .yml or .json');
  return files;
}

/** The text of a file, or of standard input for `-`. */
function textOf(file: string): string {
  const stats = file === '-' ? undefined : statSync(file);
  if (stats && !stats.isFile() && !stats.isFIFO()) throw new Error('it is neither a file nor a directory');
  const size = stats?.isFile() ? stats.size : maxBytes;
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  // A byte more than there may be, to see whether there are more.
  const buffer = Buffer.allocUnsafe(Math.min(size, maxBytes) + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length < buffer.length; length += read) {
    read = readSync(descriptor, buffer, length, buffer.length - length, null);
  }
  if (descriptor !== 0) closeSync(descriptor);
  if (length === buffer.length) throw new Error(`it has more than ${maxBytes / 2 ** 20} MiB: split it`);
  const bytes = buffer.subarray(0, length);
  if (bytes.includes(0)) throw new Error('it is binary, not text');
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** Whether a document of a text has so many places where a value may begin that parsing it could exhaust the memory. */
function isHuge(text: string): boolean {
  let values = 0;
  for (let at = 0; at < text.length && values <= maxValues; at += 1) {
    if ('\n,[{'.includes(text.charAt(at))) values = text.startsWith('\n---', at) ? 0 : values + 1;
  }
  return values > maxValues;
}

/** What makes a value unfit to be looked at: its depth or, aliases resolved, its size, or a key that is no text. */
function unfitness(value: unknown, depth = 0, budget = { left: maxValues }): string | undefined {
  budget.left -= 1;
  if (depth > maxDepth) return `is nested more than ${maxDepth} levels deep`;
  if (budget.left < 0) return `has more than ${maxValues} values, its aliases resolved`;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    if (/\p{Surrogate}/u.test(key)) return `has the key ${JSON.stringify(key)}, which is no text`;
    const unfit = unfitness(child, depth + 1, budget);
    if (unfit) return unfit;
  }
  return undefined;
}

/** What is wrong with the keys of the maps of a document, and where. */
function keyProblems(document: Document.Parsed): { start: number; message: string }[] {
  const problems: { start: number; message: string }[] = [];
  const report = (key: unknown, message: string) =>
    problems.push({ start: isNode(key) ? (key.range?.[0] ?? 0) : 0, message });
  visit(document, {
    Map(_, map) {
      const keys = new Set<string>();
      for (const { key } of map.items) {
        if (isCollection(key)) report(key, 'a key is a map or a list: is this a template to be rendered first?');
        if (!isScalar(key) || key.value === '<<') continue;
        const name = String(key.value);
        if (keys.has(name) && name === 'apiVersion') {
          report(key, 'key apiVersion stands twice in one map: put --- between two manifests');
          return;
        }
        if (keys.has(name)) report(key, `key ${name} stands twice in one map: remove one of the two`);
        keys.add(name);
      }
    },
  });
  return problems;
}

/** Where the field at `path` starts or, where it is missing, what it is missing from. */
function startOf(path: Path, document: Document.Parsed): number {
  let node: unknown = document.contents;
  let start = (document.contents ?? document).range[0];
  for (const step of path) {
    const within = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap(within)
      ? within.items.find(({ key }) => isScalar(key) && String(key.value) === step)
      : undefined;
    node = isSeq(within) ? within.items[Number(step)] : pair?.value;
    const at = pair?.key ?? node;
    if (!isNode(at)) break;
    start = at.range?.[0] ?? start;
  }
  return start;
}

/** The manifests of a file with this text, one a document, and what keeps others from being one. */
export function* manifestsIn(file: string, text: string): Iterable<FileManifest | FileProblem> {
  if (isHuge(text)) {
    yield { file, line: 1, message: `has a document of more than ${maxValues} values: split it` };
    return;
  }
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line;
  let empty = true;
  for (const document of documentsOf(text, lines)) {
    const problem = (offset: number, message: string): FileProblem => ({ file, line: lineAt(offset), message });
    const [error] = document.errors;
    const start = (document.contents ?? document).range[0];
    if (error) {
      yield problem(
        error.pos[0],
        error.message.includes('call stack') ? 'is nested too deeply' : `is not YAML: ${error.message}`,
      );
      return;
    }
    let value: unknown;
    try {
      value = document.toJS({ maxAliasCount });
    } catch (error) {
      yield problem(start, `is not YAML: ${messageOf(error)}`);
      return;
    }
    const unfit = unfitness(value);
    if (unfit) {
      yield problem(start, unfit);
      return;
    }
    if (value === null) continue;
    empty = false;
    for (const { start: at, message } of keyProblems(document)) yield problem(at, message);

    // A document's nodes take a hundred times its text: they are made again for those few that have problems.
    const [offset, , end] = document.range;
    const source = text.slice(offset, end);
    let again: Document.Parsed | undefined;
    const lineOf = (path: Path) => {
      again ??= [...documentsOf(source, new LineCounter())][0];
      return lineAt(again ? offset + startOf(path, again) : start);
    };
    yield { file, value, lineOf, source: `${file}:${lineAt(start)}` };
  }
  if (empty) yield { file, line: 1, message: 'holds no manifest' };
}

/**
 * Reads manifests of YAML and JSON.
 *
 * @param paths files, directories, of which all files of YAML and JSON below them are read, or `-` for standard input
 * @throws ReadError for the first path that cannot be read
 */
export function readManifests(paths: readonly string[]): (FileManifest | FileProblem)[] {
  const reading = <Result>(path: string, read: () => Result): Result => {
    try {
      return read();
    } catch (error) {
      throw new ReadError(`${path} cannot be read: ${messageOf(error)}`);
    }
  };
  const files = new Set(paths.flatMap((path) => reading(path, () => filesAt(normalize(path)))));
  return [...files].flatMap((file) => [
    ...manifestsIn(
      file,
      reading(file, () => textOf(file)),
    ),
  ]);
}
