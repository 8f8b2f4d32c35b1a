import { type EventType, loadAll, type LoadOptions, type State, YAMLException } from 'js-yaml';
import { isDeepStrictEqual } from 'node:util';
import { isMap, type Path } from './fields';
import { schema } from './scalars';

/** A document of a file of YAML or JSON. */
export interface Document {
  /** Its value, as kubectl reads it. */
  readonly value: unknown;
  readonly text: string;

  /** The line of the file that it begins in, from 1 on. */
  readonly line: number;

  /** Its position in the file, from 0 on. */
  readonly index: number;

  /** The way to the first key that is duplicated in its map; the last one counts, as it does for kubectl. */
  readonly duplicateKey: Path | undefined;
}

/** What keeps a document from being read. */
interface Unreadable {
  readonly line: number;
  readonly reason: string;
}

/** The first document of a text, which is the one that kubectl takes, and what stands behind a line of dots. */
const read = (text: string, options?: LoadOptions): unknown[] => loadAll(text, null, { schema, ...options });

/** Splits a text where kubectl does, and reads each part. Empty documents are left out. */
export function documentsIn(text: string): (Document | Unreadable)[] {
  let line = 1;
  return text.split(/^---(.*)$/m).flatMap((part, i, parts) => {
    // kubectl reads a separator together with the document below it where nothing stands above.
    const isFirst = (at: number) => parts[at]?.trim() === '';
    if (i % 2 === 1) {
      const refused = isFirst(i - 1) ? /^(?![ \t]*$|[ \t]+#)/ : /^\s*[^\s#]/;
      return refused.test(part) ? [{ line, reason: 'is not YAML: only a comment may stand behind ---' }] : [];
    }
    const found = documentsOf(i > 1 && !isFirst(i - 2) ? part.replace(/^\r?\n\ufeff/, '\n') : part, line, i / 2);
    line += part.split('\n').length - 1;
    return found;
  });
}

/** A document and what keeps it, or what stands behind it, from being read; nothing of an empty one. */
function documentsOf(text: string, line: number, index: number): (Document | Unreadable)[] {
  try {
    const { value, duplicateKey, input, isFollowed } = valueOf(text);
    const refusal = refusalOf(text, value);
    if (refusal) return [{ line: line + refusal.line, reason: `is not YAML: ${refusal.reason}` }];
    if (value === undefined || value === null) return [];
    // Braces that no quotes keep from being maps.
    if (text.includes('{{') && JSON.stringify(value).includes('"[object Object]":')) return [template(line)];
    const reason = 'is left out by kubectl, as is all that stands behind a line of dots: put --- there';
    return [
      // Without the zero that ends js-yaml's copy.
      { value, text: input.slice(0, -1), line, index, duplicateKey },
      ...(isFollowed ? [{ line: line + lineAt(text, dots), reason }] : []),
    ];
  } catch (error) {
    if (text.includes('{{')) return [template(line)];
    const [reason, at] = error instanceof YAMLException ? [error.reason, error.mark.line] : [String(error), 0];
    // What a reason quotes may be a password.
    return [{ line: line + at, reason: `is not YAML: ${reason.replace(/ ?(".*"|!<.*>)/s, '')}` }];
  }
}

const dots = /^\.\.\.(?=\s|$)/m;
const lineAt = (text: string, pattern: RegExp): number => text.slice(0, text.search(pattern)).split('\n').length - 1;

/** What keeps kubectl from reading a text, in a line from 0 on, where js-yaml takes it for a value. */
function refusalOf(text: string, value: unknown): Unreadable | undefined {
  const size = text.includes('*') ? sizeOf(value) : 0;
  if (size === Infinity) return { line: 0, reason: 'an alias stands for what it is in' };
  if (size > 1_000_000) return { line: 0, reason: 'its aliases stand for too many values' };
  const control = /[^\t\n\r -~\x85\xa0-\ufffd]/;
  if (control.test(text)) return { line: lineAt(text, control), reason: 'it has a control character' };
  const lineEnd = /[\x85\u2028\u2029]/;
  if (lineEnd.test(text) && !/^\s*\{/.test(text)) {
    const [asLines] = read(text.replace(new RegExp(lineEnd, 'g'), '\n'), { json: true });
    const reason = 'it has a character that ends a line for kubectl, and for nobody else';
    if (!isDeepStrictEqual(asLines, value)) return { line: lineAt(text, lineEnd), reason };
  }
  if ((value === null || value === undefined) && dots.test(text)) {
    return { line: lineAt(text, dots), reason: 'nothing stands above a line of dots' };
  }
  const infinite = /\.(?:inf|nan)/i.test(text) ? infinityIn(nodesIn(text)) : undefined;
  if (infinite !== undefined) return { line: infinite, reason: 'a number is infinite' };
  // In a text of one flow collection, as JSON is, tabs before nothing are not worth a look.
  const mayIndent = text.includes('\t') && (!/^\s*[{[]/.test(text) || /\t[ \t]*#/.test(text)) && tabbed.test(text);
  const tab = mayIndent ? tabIn(text.split('\n')) : undefined;
  return tab === undefined ? undefined : { line: tab, reason: 'a tab indents a line' };
}

/** A tab before a comment, before nothing, or behind the dash of an item. */
const tabbed = /^ *(?:- *)*\t[ \t]*(?=#|\r?$)|^ *(?:- *)*-[ ]*\t[ \t]*/m;

/**
 * The line of a tab that kubectl takes for indentation: with a character behind it that may go on a text, and begin
 * none. Within a flow collection it indents nothing.
 */
function tabIn(lines: readonly string[], from = 0): number | undefined {
  try {
    read(lines.map((line, i) => (i < from ? line : line.replace(tabbed, '$&@ '))).join('\n'), { json: true });
    return undefined;
  } catch (error) {
    const at =
      error instanceof YAMLException ? lines.findLastIndex((line, i) => i <= error.mark.line && tabbed.test(line)) : -1;
    if (at < from) return undefined;
    return error instanceof YAMLException && error.reason.includes('flow collection') ? tabIn(lines, at + 1) : at;
  }
}

/**
 * How many values there are in a value, each as often as aliases stand for it: Infinity where one is a part of itself.
 */
function sizeOf(value: unknown, sizes = new Map<unknown, number>()): number {
  if (typeof value !== 'object' || value === null) return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  sizes.set(value, Infinity);
  const size = Object.values(value).reduce<number>((sum, inner) => sum + sizeOf(inner, sizes), 1);
  sizes.set(value, size);
  return size;
}

const template = (line: number): Unreadable => ({
  line,
  reason: 'is a template that was not rendered: check what it renders, such as the output of helm template',
});

interface Read {
  readonly value: unknown;

  /** js-yaml's copy of the text. Its long scalars are parts of that, so no second copy is kept in memory beside it. */
  readonly input: string;
  readonly duplicateKey: Path | undefined;

  /** Whether anything stands behind a line of dots. */
  readonly isFollowed: boolean;
}

function valueOf(text: string): Read {
  let input = '';
  const listener = (_: EventType, state: State) => {
    input = state.input;
  };
  const of = ([value, ...more]: readonly unknown[], duplicateKey?: Path) => {
    return { value, input, duplicateKey, isFollowed: more.length > 0 };
  };
  try {
    return of(read(text, { listener }));
  } catch (error) {
    if (!(error instanceof YAMLException && error.reason === 'duplicated mapping key')) throw error;
    return of(read(text, { json: true, listener }), duplicateIn(nodesIn(text)));
  }
}

interface Node {
  readonly line: number;
  readonly children: Node[];
  value?: unknown;
}

/**
 * A node's children by their steps: the names of a map, of which the children alternate between keys and values, or the
 * positions of a list.
 */
function stepsOf({ value, children }: Node): (readonly [string | number, Node])[] {
  if (!isMap(value)) return children.map((node, i) => [i, node]);
  return children.flatMap((node, i) => (i % 2 === 1 ? [[String(children[i - 1]?.value), node] as const] : []));
}

/** The way to the first key that is duplicated in a map. */
function duplicateIn(node: Node | undefined): Path | undefined {
  const seen = new Set<string | number>();
  for (const [step, child] of node ? stepsOf(node) : []) {
    if (seen.has(step) && step !== '<<') return [step];
    seen.add(step);
    const inside = duplicateIn(child);
    if (inside) return [step, ...inside];
  }
  return undefined;
}

/** The line of a number that is none in JSON. */
const infinityIn = (node: Node | undefined): number | undefined =>
  typeof node?.value === 'number' && !Number.isFinite(node.value)
    ? node.line
    : node?.children.map(infinityIn).find((line) => line !== undefined);

/** The line, in its file, of each field of a document or, where there is none, of the nearest one around it. */
export function linesOf({ text, line }: Document, paths: readonly Path[]): number[] {
  const root = nodesIn(text);
  return paths.map((path) => {
    let node = root;
    let found = node?.line ?? 0;
    for (const step of path) {
      node =
        node && (typeof step === 'number' ? node.children[step] : stepsOf(node).findLast(([key]) => key === step)?.[1]);
      if (!node) break;
      found = node.line;
    }
    return line + found;
  });
}

/** The values of a text, with the lines that they begin in. */
function nodesIn(text: string): Node | undefined {
  const open: Node[] = [{ line: 0, children: [] }];
  const listener = (event: EventType, state: State) => {
    if (event === 'open') {
      open.push({ line: state.line, children: [] });
      return;
    }
    const node = open.pop();
    if (!node) return;
    node.value = state.result as unknown;
    // A list or map in braces may be a key at first, and is then a node within itself.
    const [inner] = node.children;
    open.at(-1)?.children.push(inner && inner.value === node.value ? inner : node);
  };
  read(text, { json: true, listener });
  return open[0]?.children[0];
}
