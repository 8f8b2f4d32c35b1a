import { groupBy } from '../group-by';
import type { KubeObject } from '../manifests/kube-object';
import { markdown } from '../printable';
import { shortList } from '../short-list';
import { named } from './markdown';

/** An object in a state; the state is an empty text where there are none. */
export interface Placed {
  readonly state: string;
  readonly object: KubeObject;
}

/**
 * Says in Markdown which objects some are, and in which states.
 *
 * @param states the names of all states there are now
 */
export function whatText(all: readonly Placed[], states: readonly string[]): string {
  const byName = groupBy(all, ({ object }) => named(object));
  const byStates = groupBy(byName, ([, placed]) => whereText(placed, states));
  return [...byStates].map(([where, objects]) => shortList(objects.map(([name]) => name)) + where).join(', ');
}

/** Says how many objects there are, and in which states. */
export const countText = (all: readonly Placed[], states: readonly string[]): string =>
  `${new Set(all.map(({ object }) => object.identity)).size} objects${whereText(all, states)}`;

/** Says in which states something is; nothing where there is only one. */
export function whereText(all: readonly Pick<Placed, 'state'>[], names: readonly string[]): string {
  const states = new Set(all.map(({ state }) => state));
  const [first] = states;
  if (names.length <= 1 || first === undefined) return '';
  if (states.size === names.length) return ' in all states';
  const isToTheEnd = isSequence(names) && names.slice(-states.size).every((name) => states.has(name));
  return isToTheEnd && states.size > 1 ? ` from ${markdown(first)} on` : ` in ${[...states].map(markdown).join(', ')}`;
}

/** Whether the states of these names are one cluster, one after the other, and not clusters side by side. */
export const isSequence = (names: readonly string[]): boolean => names.every((name) => /^\d/.test(name));
