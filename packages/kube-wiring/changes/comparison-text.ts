import { join } from 'node:path';
import { groupBy } from '../group-by';
import { markdown } from '../printable';
import { shortList } from '../short-list';
import { changeLine } from './change-text';
import { commandsText, neededFiles } from './commands-text';
import type { Comparison } from './compare';
import type { States, StatesComparison } from './compare-states';
import { merged } from './deletion';
import { named } from './markdown';
import { isSequence, whatText } from './places';
import { routeSentences } from './route-sentences';
import { limit, tableOf } from './rows';
import { wireSentences } from './wire-sentences';
import { reachedBy } from './wire-changes';

/**
 * Says in Markdown what differs between two graphs, and what applying does with it.
 *
 * @param folder the directory that is applied, as the commands call it
 */
export const comparisonText = (comparison: Comparison, folder = ''): string =>
  text(new Map([['', comparison]]), [], new Map(), folder);

/**
 * Says in Markdown what differs between two sets of states, each thing once, and what applying does with it.
 *
 * @param folder the directory of the states, as the commands call it
 */
export function statesText({ compared, added, gone, formerNames }: StatesComparison, folder = ''): string {
  const newStates = [...added].map(([name, { services }]) => {
    const reached = services.map(
      (wired) => ` ${named(wired.service.object)} reaches ${shortList(reachedBy(wired).map(named)) || '**nothing**'}.`,
    );
    return `State ${markdown(name)} is new.${reached.join('')}`;
  });
  const others = [
    ...[...formerNames].map(([name, former]) => `State ${markdown(name)} is what ${markdown(former)} was.`),
    ...newStates,
    ...gone.map((name) => `State ${markdown(name)} is gone. What was applied of it stays in the cluster.`),
  ];
  const now = new Map([...[...compared].map(([name, { after }]) => [name, after] as const), ...added]);
  return text(compared, others, now, folder);
}

/** @param states all states that there are now */
function text(
  compared: ReadonlyMap<string, Comparison>,
  others: readonly string[],
  states: States,
  folder: string,
): string {
  const names = [...states.keys()];
  const all = [...compared].map(([state, comparison]) => ({ state, ...comparison }));
  const kept = new Set(
    isSequence(names) ? [...states.values()].flatMap(({ objects }) => objects.map(({ identity }) => identity)) : [],
  );
  const lines = all.flatMap(({ state, changes }) =>
    changes.map((change) => {
      const isKept = change.effect === 'left' && kept.has(change.object.identity);
      return changeLine(state, isKept ? { ...change, effect: 'kept' } : change);
    }),
  );
  const said = all.flatMap(({ state, wires, routes }) => [
    ...wires.flatMap((wired) => wireSentences(wired).map((text) => ({ state, object: wired.service.object, text }))),
    ...routes.flatMap((route) => routeSentences(route).map((text) => ({ state, object: route.object, text }))),
  ]);
  const sentences = [...groupBy(said, ({ text }) => text)]
    .map(([text, same]) => `${whatText(same, names)}: ${text}.`)
    .sort((a, b) => Number(b.includes('**nothing**')) - Number(a.includes('**nothing**')));
  const parts = [
    ...sentences.slice(0, limit),
    ...(sentences.length > limit
      ? [`${sentences.length - limit} more Services and routes reach others than before.`]
      : []),
    ...others,
    ...tableOf(['what', 'change', 'when you apply it'], lines, names),
    ...runText(compared, states, folder),
  ];
  return parts.length > 0 ? parts.join('\n\n') : 'No manifest differs.';
}

/** What to run: once for states that follow each other in one cluster, for each of those that are side by side. */
function runText(compared: ReadonlyMap<string, Comparison>, states: States, folder: string): string[] {
  const steps = [...compared].map(([state, { changes, deletion }]) => ({
    state,
    deletion,
    files: neededFiles(changes, join(folder, state)),
  }));
  if (!isSequence([...states.keys()])) {
    return steps.flatMap(({ state, deletion, files }) => commandsText(deletion, files, `In ${markdown(state)}: `));
  }
  const files = steps.flatMap(({ files }) => files);
  const deletion = merged(
    steps.map(({ deletion }) => deletion),
    [...states.values()],
  );
  return commandsText(deletion, files, '');
}
