import { type Choose, chooser } from './random';

/** Changes the line at a position of a text. */
type Mutation = (lines: readonly string[], i: number, choose: Choose) => readonly string[];

/** Puts one of these lines before it. */
const insert =
  (...more: readonly string[]): Mutation =>
  (lines, i, choose) =>
    lines.toSpliced(i, 0, choose(more));

/** Makes another line of it. */
const change =
  (to: (line: string, choose: Choose) => string): Mutation =>
  (lines, i, choose) =>
    lines.map((line, at) => (at === i ? to(line, choose) : line));

/** Writes something else, or more, where its value begins. */
const value = (...begins: readonly string[]): Mutation =>
  change((line, choose) => line.replace(': ', () => choose(begins)));

const end = (...ends: readonly string[]): Mutation => change((line, choose) => `${line}${choose(ends)}`);

/** Scalars that YAML 1.1 and other versions do not read alike, or that have a tag. */
const scalars = [
  ...['0x1F', '0o17', '017', '0b11', '1_000', '1e3', '.5', '+1', '-0', '1.0', '.inf', 'NaN', '1:30', '2001-01-01'],
  ...['~', 'yes', 'Off', '"\\x41"', '!!int "80"', '!!binary aGk=', '<<'],
];

const mutations: readonly Mutation[] = [
  insert('---', '--- # next', '---\t', '--- |', '--- a: b', '------', '--- {a: b}', '---#c', '---\ta: b'),
  insert('...', '%YAML 1.1', '\ufeff', '<<: {a: b}'),
  insert('\t# tabbed'),
  insert('---'),
  value(':\t', ': !!str ', ': !own ', ': ? '),
  value(...scalars.map((scalar) => `: ${scalar} #`)),
  value(...scalars.map((scalar) => `: ${scalar} #`)),
  change((line) => (line.includes(': ') ? `${line.replace(': ', ': "')}"` : line)),
  change((line) => (line.includes(': ') ? `${line.replace(': ', ":  '")}'` : line)),
  change((line) => ` ${line}`),
  end(' # note', '\r', '\u00a0', '\u2028', ' \t', '\u0085', '\u000b'),
  (lines, i) => lines.toSpliced(i, 0, lines[i] ?? ''),
  (lines) => lines.map((line) => `${line}\r`),
  (lines, i, choose) => [...value(': &a ')(lines, i, choose), 'other: *a'],
];

/** Texts with one of their lines changed, the same ones for a seed. */
export function mutated(texts: readonly string[], seed: number, count: number): string[] {
  const choose = chooser(seed);
  return Array.from({ length: count }, () => {
    const lines = choose(texts).split('\n');
    return choose(mutations)(lines, choose([...lines.keys()]), choose).join('\n');
  });
}
