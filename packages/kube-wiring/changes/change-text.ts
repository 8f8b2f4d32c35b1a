import type { Effect } from './applying/rule';
import { markdown } from '../printable';
import type { Change, ObjectEffect } from './change';
import { isHarmless } from './deletion';
import { differenceText } from './difference-text';
import { named } from './markdown';
import type { Line } from './rows';
import { hasAddress } from './whole-objects';

/** What is said of what applying does, and the rank of its line: first what asks most of the reader. */
const effects: Readonly<Record<Effect | ObjectEffect, readonly [rank: number, words: string]>> = {
  invalid: [1, '**refused**: it is not valid'],
  refused: [2, '**refused**: delete it first'],
  waits: [2.5, 'waits for what is refused'],
  'stays-headless': [2, '**stays headless**: delete it first'],
  generated: [2, '**refused** by kubectl apply, as it has a generateName: use `kubectl create`'],
  'address-lost': [3, 'taken: **its external address is lost**, and going back gives another'],
  half: [4, '**a part is lost**: kubectl takes two items for one'],
  stays: [4, '**stays** as it was'],
  'in-the-way': [5, '**stays in the cluster**: delete it first, as another Service takes its node port or address'],
  left: [5, '**stays in the cluster**: delete it'],
  kept: [5, 'stays in the cluster, as another state has it'],
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

/** A change in a state, in words. */
export function changeLine(state: string, change: Change): Line {
  const { object, difference, effect, reason, usual, needs } = change;
  const [rank, words] = effects[effect];
  const isLeft = effect === 'left' || effect === 'in-the-way';
  const isLost = (isLeft || effect === 'refused' || effect === 'stays-headless') && hasAddress(object);
  const more = [
    ...(reason ? [` (${markdown(reason)})`] : []),
    ...(needs ? [`, as ${named(needs)} comes too late: apply that first`] : []),
    ...(isLost ? [', and its **external address is lost**'] : []),
  ];
  return {
    state,
    object,
    difference,
    text: difference ? differenceText(object, difference, usual) : isLeft || effect === 'kept' ? 'gone' : 'new',
    effect: (isHarmless(object) ? words : words.replace(/: delete it( first)?/, '')) + more.join(''),
    rank,
  };
}
