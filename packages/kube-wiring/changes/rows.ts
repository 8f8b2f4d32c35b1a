import { groupBy } from '../group-by';
import type { Effect } from './applying/rule';
import type { Change } from './compare';
import { isHarmless } from './deletion';
import { differenceText } from './difference-text';
import { escaped, named } from './markdown';
import { countText, type Placed, whatText } from './places';
import { hasAddress, type ObjectEffect } from './whole-objects';

/** What is said of what applying does, and the rank of its row: first what asks most of the reader. */
const words: Readonly<Record<Effect | ObjectEffect, readonly [rank: number, words: string]>> = {
  invalid: [1, '**refused**: it is not valid'],
  refused: [2, '**refused**: delete it first'],
  waits: [2, 'waits for what is refused'],
  'stays-headless': [2, '**stays headless**: delete it first'],
  generated: [2, '**refused** by kubectl apply, as it has a generateName: use `kubectl create`'],
  'address-lost': [3, 'taken: **its external address is lost**, and going back gives another'],
  half: [4, '**a part is lost**: kubectl takes two items for one'],
  stays: [4, '**stays** as it was'],
  'in-the-way': [5, '**stays in the cluster**: delete it first, as another Service takes its node port or address'],
  left: [5, '**stays in the cluster**: delete it'],
  'other-namespace': [5, 'if you applied it there, nothing changes; else it is made there, and **the old one stays**'],
  unknown: [6, 'ask `kubectl diff`'],
  'new-pods': [7, 'taken: new pods replace the old ones'],
  'new-pods-once-deleted': [7, 'taken: pods have it once you delete the old ones'],
  restarts: [7, 'taken: the container restarts'],
  'not-at-first': [8, 'created, but **not by the first** `kubectl apply`'],
  created: [8, 'created'],
  taken: [9, 'taken'],
  'on-next-run': [9, 'taken: its next run has it'],
  'read-again': [9, 'taken: running pods keep the old value until they read it again'],
  unchanged: [10, 'nothing changes'],
};

/** How many rows may say the same of different things: GitHub refuses a summary of more than 1 MB. */
const limit = 50;

/** A change in a state, in words. */
interface Line extends Placed {
  readonly change: Change;
  readonly text: string;
  readonly effect: string;
}

/**
 * The rows of the table in Markdown: each change once, in the order of what they ask of the reader.
 *
 * @param states the names of all states there are now
 */
export function rowsOf(changes: readonly StateChange[], states: readonly string[]): string[] {
  const objects = [...new Set(changes.map(({ change }) => change.object.identity))];
  const positions = new Map(objects.map((identity, i) => [identity, i]));
  const rank = ({ object, change: { effect } }: Line) =>
    [words[effect][0], positions.get(object.identity) ?? 0, effect === 'waits' ? 1 : 0] as const;
  const lines = changes.map(lineOf).sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
  });
  const rows = groupBy(lines, (line) => [isLabel(line) || line.object.kind, line.text, line.effect].join('\n'));
  return [...groupBy(rows.values(), ([line]) => line?.effect ?? '')].flatMap(([effect, rows]) => [
    ...rows.slice(0, limit).map((same) => `| ${objectsText(same, states)} | ${same[0]?.text ?? ''} | ${effect} |`),
    ...(rows.length > limit ? [`| … | ${rows.length - limit} more | ${effect} |`] : []),
  ]);
}

/** A change in a state. */
export interface StateChange {
  readonly state: string;
  readonly change: Change;
}

/** Whether a line is about a label or an annotation, which many objects of all kinds share. */
const isLabel = ({ change: { difference } }: Line): boolean =>
  difference?.path.some((step) => step === 'labels' || step === 'annotations') ?? false;

const objectsText = (lines: readonly Line[], states: readonly string[]): string =>
  lines.some(isLabel) && new Set(lines.map(({ object }) => object.identity)).size > 3
    ? countText(lines, states)
    : whatText(lines, states);

function lineOf({ state, change }: StateChange): Line {
  const { object, difference, effect, reason, usual, needs } = change;
  const text = difference ? differenceText(object, difference, usual) : isGone(effect) ? 'gone' : 'new';
  const said = isHarmless(object) ? words[effect][1] : words[effect][1].replace(/: delete it( first)?/, '');
  const lost = ['left', 'in-the-way', 'refused', 'stays-headless'].includes(effect) && hasAddress(object);
  const more = [
    ...(reason ? [` (${escaped(reason)})`] : []),
    ...(needs ? [`, as ${named(needs)} comes too late: apply that first`] : []),
    ...(lost ? [', and its **external address is lost**'] : []),
  ];
  return { state, object, change, text, effect: said + more.join('') };
}

const isGone = (effect: Change['effect']): boolean => effect === 'left' || effect === 'in-the-way';
