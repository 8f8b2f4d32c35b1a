import { groupBy } from '../group-by';
import { isMap } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';
import { shortList } from '../short-list';
import type { Difference, Step } from './applying/difference';
import type { Effect } from './applying/rule';
import { type Change, type Comparison, hasAddress, type ObjectEffect } from './compare';
import { deletionText, isHarmless } from './deletion';
import type { StatesComparison } from './compare-states';
import { cell, escaped, named } from './markdown';
import { wireSentences } from './wire-sentences';
import { reachedBy } from './wires';

/** What is said of what applying does. */
const words: Readonly<Record<Effect | ObjectEffect, string>> = {
  created: 'created',
  left: '**stays in the cluster**: delete it',
  'left-with-address': '**stays in the cluster**: delete it, and its **external address is lost**',
  'other-namespace': 'if you applied it there, nothing changes; else it is made there, and **the old one stays**',
  unchanged: 'nothing changes',
  taken: 'taken',
  restarts: 'taken: the container restarts',
  'new-pods': 'taken: new pods replace the old ones',
  'new-pods-once-deleted': 'taken: pods have it once you delete the old ones',
  'on-next-run': 'taken: its next run has it',
  'read-again': 'taken: running pods keep the old value until they read it again',
  'address-lost': 'taken: **its external address is lost**, and going back gives another',
  stays: '**stays** as it was',
  'stays-headless': '**stays headless**: delete it first',
  half: '**a part is lost**: kubectl takes two items for one',
  refused: '**refused**: delete it first',
  waits: 'waits for what is refused',
  invalid: '**refused**: it is not valid',
  unknown: 'ask `kubectl diff`',
};

/** A change, or a change of a wire, in a state. */
interface Line {
  /** The state, or an empty text where there are none. */
  readonly state: string;
  readonly object: KubeObject;
  readonly text: string;
  readonly effect: string;
}

/** Says in Markdown what differs between two graphs, and what applying does with it. */
export const comparisonText = (comparison: Comparison): string => text(new Map([['', comparison]]), [], []);

/** Says in Markdown what differs between two sets of states, each thing once, and what applying does with it. */
export function statesText({ compared, added, gone, formerNames }: StatesComparison): string {
  const newStates = [...added].map(([name, { services }]) => {
    const reached = services.map(
      (wired) => ` ${named(wired.service.object)} reaches ${shortList(reachedBy(wired).map(named)) || '**nothing**'}.`,
    );
    return `State ${name} is new.${reached.join('')}`;
  });
  const others = [
    ...[...formerNames].map(([name, former]) => `State ${name} is what ${former} was.`),
    ...newStates,
    ...gone.map((name) => `State ${name} is gone. What was applied of it stays in the cluster.`),
  ];
  return text(compared, others, [...compared.keys(), ...added.keys()]);
}

/** @param names the names of all states there are now */
function text(compared: ReadonlyMap<string, Comparison>, others: readonly string[], names: readonly string[]): string {
  const all = [...compared].map(([state, comparison]) => ({ state, ...comparison }));
  const wires = all.flatMap(({ state, wires }) =>
    wires.flatMap((wired) =>
      wireSentences(wired).map((text): Line => ({ state, object: wired.service.object, text, effect: '' })),
    ),
  );
  const changes = all.flatMap(({ changes }) => changes);
  const rows = sayingTheSame(
    all.flatMap(({ state, changes }) => changes.map((change) => changeLine(state, change))),
  ).map((same) => `| ${whatText(same, names)} | ${same[0]?.text ?? ''} | ${same[0]?.effect ?? ''} |`);
  const table = ['| what | change | when you apply it |', '| --- | --- | --- |', ...rows].join('\n');
  const parts = [
    ...sayingTheSame(wires)
      .map((same) => `${whatText(same, names)}: ${same[0]?.text ?? ''}.`)
      .sort((a, b) => Number(b.includes('**nothing**')) - Number(a.includes('**nothing**'))),
    ...others,
    ...(rows.length > 0 ? [table] : []),
    ...deletionText(changes),
  ];
  return parts.length > 0 ? parts.join('\n\n') : 'No manifest differs.';
}

/** Lines that say the same of objects of one kind. */
const sayingTheSame = (lines: readonly Line[]): Line[][] => [
  ...groupBy(lines, ({ object, text, effect }) => [object.kind, text, effect].join('\n')).values(),
];

function changeLine(state: string, { object, difference, effect }: Change): Line {
  const text = difference ? differenceText(object, difference) : effect === 'created' ? 'new' : 'gone';
  const said = words[effect];
  const isLost = ['refused', 'stays-headless'].includes(effect) && hasAddress(object);
  const lost = isLost ? ', and its **external address is lost**' : '';
  return { state, object, text, effect: isHarmless(object) ? said + lost : said.replace(/: delete it( first)?/, '') };
}

function differenceText({ value }: KubeObject, difference: Difference): string {
  const { path, from, to, isOrder } = narrowed(difference);
  return `${escaped(fieldText(path, value))}${isOrder ? ' in another order:' : ''} ${cell(from)} → ${cell(to)}`;
}

/** A map of one entry that is new or gone, as that entry; the name of an item, which its path says, does not count. */
function narrowed(difference: Difference): Difference {
  const { path, from, to } = difference;
  const only = from === undefined ? to : to === undefined ? from : undefined;
  const isItem = typeof path.at(-1) === 'object';
  const entries = isMap(only) ? Object.entries(only).filter(([key]) => !(isItem && key === 'name')) : [];
  const [first, ...more] = entries;
  if (!first || more.length > 0) return difference;
  const [key, value] = first;
  const isValue = isItem && key === 'value';
  const inner = { ...difference, path: isValue ? path : [...path, key] };
  return narrowed(from === undefined ? { ...inner, to: value } : { ...inner, from: value });
}

/**
 * The name of a field or item: from the last list on, or the whole way to it where the object has another field of that
 * name.
 */
function fieldText(path: readonly Step[], value: unknown): string {
  const isField = (step: Step) => typeof step === 'string';
  const last = path.findLastIndex(isField);
  const list = path.slice(0, last).findLastIndex((step) => !isField(step));
  const shown = countOf(value, path[last]) < 2 ? path.slice(list + 1) : path;
  return shown
    .map((step) => String(typeof step === 'object' ? step.item : step))
    .join('.')
    .replace(/^(spec|metadata)\./, '');
}

/** How often a value has fields of a name. */
function countOf(value: unknown, name: Step | undefined): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = isMap(value) && typeof name === 'string' && Object.hasOwn(value, name) ? 1 : 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + countOf(inner, name), own);
}

/** Objects, and the states that they are in. */
function whatText(lines: readonly Line[], names: readonly string[]): string {
  const statesOf = groupBy(lines, ({ object }) => named(object));
  const byStates = groupBy(statesOf, ([, lines]) => where(new Set(lines.map(({ state }) => state)), names));
  return [...byStates].map(([where, objects]) => shortList(objects.map(([name]) => name)) + where).join(', ');
}

function where(states: ReadonlySet<string>, names: readonly string[]): string {
  const [first] = states;
  if (names.length <= 1 || first === undefined) return '';
  if (states.size === names.length) return ' in all states';
  const isNumbered = names.every((name) => /^\d/.test(name));
  const isToTheEnd = isNumbered && names.slice(-states.size).every((name) => states.has(name));
  return isToTheEnd && states.size > 1 ? ` from ${first} on` : ` in ${[...states].join(', ')}`;
}
