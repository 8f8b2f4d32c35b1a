import { type EventType, loadAll, type LoadOptions, type State, YAMLException } from 'js-yaml';
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
export interface Unreadable {
  readonly line: number;
  readonly reason: string;
}

/** The first document of a text, which is the one that kubectl takes. */
const read = (text: string, options?: LoadOptions): unknown => loadAll(text, null, { schema, ...options })[0];

/** Splits a text where kubectl does, and reads each part. Empty documents are left out. */
export function documentsIn(text: string): (Document | Unreadable)[] {
  const separator = /^---[ \t]*(?:#.*)?$/m;
  let line = 1;
  return text.split(separator).flatMap((part, index) => {
    const document = documentOf(part, line, index);
    line += part.split('\n').length - 1;
    return 'value' in document && (document.value ?? undefined) === undefined ? [] : [document];
  });
}

function documentOf(text: string, line: number, index: number): Document | Unreadable {
  try {
    const { value, duplicateKey, input } = valueOf(text);
    const size = text.includes('*') ? sizeOf(value) : 0;
    if (size === Infinity) return { line, reason: 'is not YAML: an alias stands for what it is in' };
    if (size > 1_000_000) return { line, reason: 'is not YAML: its aliases stand for too many values' };
    // Braces that no quotes keep from being maps.
    if (text.includes('{{') && JSON.stringify(value).includes('"[object Object]":')) return template(line);
    // Without the zero that ends js-yaml's copy.
    return { value, text: input.slice(0, -1), line, index, duplicateKey };
  } catch (error) {
    if (text.includes('{{')) return template(line);
    const [reason, at] = error instanceof YAMLException ? [error.reason, error.mark.line] : [String(error), 0];
    // What a reason quotes may be a password.
    return { line: line + at, reason: `is not YAML: ${reason.replace(/ ?(".*"|!<.*>)/s, '')}` };
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
}

function valueOf(text: string): Read {
  let input = '';
  const listener = (_: EventType, state: State) => {
    input = state.input;
  };
  try {
    return { value: read(text, { listener }), input, duplicateKey: undefined };
  } catch (error) {
    if (!(error instanceof YAMLException && error.reason === 'duplicated mapping key')) throw error;
    return { value: read(text, { json: true, listener }), input, duplicateKey: duplicateIn(nodesIn(text)) };
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
