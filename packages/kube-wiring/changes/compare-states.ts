import { groupBy } from '../group-by';
import type { Graph } from '../wiring/graph';
import { compare, type Comparison } from './compare';

/** The graph of each state, by the state's name. */
export type States = ReadonlyMap<string, Graph>;

/** What differs between two sets of states. */
export interface StatesComparison {
  /** What differs in each state that both have, or that has another name now, by the name that it has now. */
  readonly compared: ReadonlyMap<string, Comparison>;

  /** The states that only the second set has. */
  readonly added: States;

  /** The states that only the first set has. */
  readonly gone: readonly string[];

  /** The former name of each state that is new in name only. */
  readonly formerNames: ReadonlyMap<string, string>;
}

/** Compares the states of the same names. */
export function compareStates(before: States, after: States): StatesComparison {
  const formerNames = formerNamesOf(before, after);
  const formers = new Set(formerNames.values());
  const pairs = [...after].flatMap(([name, now]) => {
    const old = before.get(formerNames.get(name) ?? name);
    return old ? [[name, compare(old, now)] as const] : [];
  });
  return {
    compared: new Map(pairs),
    added: new Map([...after].filter(([name]) => !before.has(name) && !formerNames.has(name))),
    gone: [...before.keys()].filter((name) => !after.has(name) && !formers.has(name)),
    formerNames,
  };
}

/** The former name of each state that only has another name, each name once. */
function formerNamesOf(before: States, after: States): ReadonlyMap<string, string> {
  const textOf = ({ objects }: Graph) => JSON.stringify(objects.map(({ value }) => value));
  const gone = groupBy(
    [...before].filter(([name]) => !after.has(name)),
    ([, graph]) => textOf(graph),
  );
  return new Map(
    [...after].flatMap(([name, graph]) => {
      const former = before.has(name) ? undefined : gone.get(textOf(graph))?.shift();
      return former ? [[name, former[0]]] : [];
    }),
  );
}
