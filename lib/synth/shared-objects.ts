import { type Graph, title } from 'kube-wiring';

/** A state among others. */
export interface PlacedState {
  readonly name: string;

  /** Name of the state that it follows. */
  readonly after?: string;

  /** Name of the cluster that it is for. */
  readonly cluster?: string;

  readonly graph: Graph;
}

/**
 * A sentence for the objects that states have in common of which neither follows the other: a cluster has room for one
 * object of an identity.
 *
 * @param states the states; one that follows another is for the same cluster, unless it names one itself
 */
export function sharedObjects(states: readonly PlacedState[]): string[] {
  const rivalsOf = new Map(states.map((state) => [state, states.filter((other) => areRivals(state, other, states))]));
  const objects = new Map(states.flatMap(({ graph }) => graph.objects.map((object) => [object.identity, object])));
  const heldBy = new Map(states.map((state) => [state, new Set(state.graph.objects.map(({ identity }) => identity))]));
  const shared = [...objects].flatMap(([identity, object]) => {
    const holders = states.filter((state) => heldBy.get(state)?.has(identity));
    const names = holders
      .filter((state) => rivalsOf.get(state)?.some((rival) => holders.includes(rival)))
      .map(({ name }) => name);
    return names.length > 0 ? [{ names, object: title(object) }] : [];
  });
  const sets = new Map(shared.map(({ names }) => [names.join(), names]));
  return [...sets].map(([key, names]) => {
    const same = shared.filter((one) => one.names.join() === key);
    const later = names.length === 2 ? "later replaces the other's" : "last replaces the others'";
    const objects = listed(shortened(same.map(({ object }) => object)));
    return `${listed(names)} ${names.length === 2 ? 'both' : 'all'} have ${objects}: in one cluster the one that is applied ${later}.`;
  });
}

/** The same as hints, with what to do. */
export const sharedObjectHints = (states: readonly PlacedState[]): string[] =>
  sharedObjects(states).map(
    (sentence) =>
      `states.ts: hint: ${sentence} Give them namespaces of their own or, if they are for clusters of their own, name those: cluster: 'NAME'.`,
  );

/** Whether two states are for one cluster, and neither follows the other, straight or through others. */
function areRivals(one: PlacedState, other: PlacedState, states: readonly PlacedState[]): boolean {
  const [line, otherLine] = [lineOf(one, states), lineOf(other, states)];
  return clusterOf(line) === clusterOf(otherLine) && !line.includes(other) && !otherLine.includes(one);
}

/** A state, the one that it follows, and so on. */
function lineOf(state: PlacedState, states: readonly PlacedState[]): readonly PlacedState[] {
  const former = states.find(({ name }) => name === state.after);
  return [state, ...(former ? lineOf(former, states) : [])];
}

const clusterOf = (line: readonly PlacedState[]) => line.find(({ cluster }) => cluster !== undefined)?.cluster;

const shortened = (names: readonly string[]): readonly string[] =>
  names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;

const listed = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);
