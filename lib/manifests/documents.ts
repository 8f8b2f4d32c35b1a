import { type EventType, FAILSAFE_SCHEMA, loadAll, type LoadOptions, type State, Type, YAMLException } from 'js-yaml';
import type { Path } from '../wiring/fields';

/** A document of a file of YAML or JSON. */
export interface Document {
  /** Its value, in which every scalar is the text that stands in the file, or null. */
  readonly value: unknown;
  readonly text: string;

  /** The line of the file that it begins in, from 1 on. */
  readonly line: number;

  /** A key that stands twice in one map; the last one counts, as it does for kubectl. */
  readonly twice: { readonly key: string; readonly line: number } | undefined;
}

/** What keeps a document from being read. */
export interface Unreadable {
  readonly line: number;
  readonly reason: string;
}

const merge = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (value) => value === '<<' });
const nothing = new Type('tag:yaml.org,2002:null', {
  kind: 'scalar',
  resolve: (value) => value === null || ['', '~', 'null', 'Null', 'NULL'].includes(String(value)),
  construct: () => null,
});
const schema = FAILSAFE_SCHEMA.extend({ implicit: [nothing, merge] });

/** The first document of a text, which is the one that kubectl takes. */
const read = (text: string, options?: LoadOptions): unknown => loadAll(text, null, { schema, ...options })[0];

/** Splits a text where kubectl does, and reads each part. Empty documents are left out. */
export function documentsIn(text: string): (Document | Unreadable)[] {
  const separator = /^---[ \t]*(?:#.*)?$/m;
  let line = 1;
  return text.split(separator).flatMap((part) => {
    const document = documentOf(part, line);
    line += part.split('\n').length - 1;
    return 'value' in document && (document.value ?? undefined) === undefined ? [] : [document];
  });
}

function documentOf(text: string, line: number): Document | Unreadable {
  try {
    const { value, twice, input } = valueOf(text);
    // Braces that no quotes keep from being maps.
    if (text.includes('{{') && JSON.stringify(value).includes('"[object Object]":')) return template(line);
    // Without the zero that ends js-yaml's copy.
    return { value, text: input.slice(0, -1), line, twice: twice && { key: twice.key, line: line + twice.line } };
  } catch (error) {
    if (text.includes('{{')) return template(line);
    const [reason, at] = error instanceof YAMLException ? [error.reason, error.mark.line] : [String(error), 0];
    return { line: line + at, reason: `is not YAML: ${reason}` };
  }
}

const template = (line: number): Unreadable => ({
  line,
  reason: 'is a template that was not rendered: check what it renders, such as the output of helm template',
});

interface Read {
  readonly value: unknown;

  /** js-yaml's copy of the text. Its long scalars are parts of that, so no second copy is kept in memory beside it. */
  readonly input: string;
  readonly twice?: { readonly key: string; readonly line: number };
}

function valueOf(text: string): Read {
  let input = '';
  const listener = (_: EventType, state: State) => {
    input = state.input;
  };
  try {
    return { value: read(text, { listener }), input };
  } catch (error) {
    if (!(error instanceof YAMLException && error.reason === 'duplicated mapping key')) throw error;
    const { line, position } = error.mark;
    const key = /^\s*["']?([^"':\s]*)/.exec(text.slice(position))?.[1] ?? '';
    return { value: read(text, { json: true, listener }), input, twice: { key, line } };
  }
}

interface Node {
  readonly line: number;
  readonly children: Node[];
  value?: unknown;
}

/** The line, in its file, of each field of a document or, where there is none, of the nearest one around it. */
export function linesOf({ text, line }: Document, paths: readonly Path[]): number[] {
  const root = nodesIn(text);
  return paths.map((path) => {
    let node = root;
    let found = node?.line ?? 0;
    for (const step of path) {
      // The children of a map alternate between keys and values.
      const children: readonly Node[] = node?.children ?? [];
      const value = children.findLastIndex((_, i) => i % 2 === 1 && children[i - 1]?.value === step);
      node = children[typeof step === 'number' ? step : value];
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
