import { groupBy } from '../group-by';
import { isDeepStrictEqual } from 'node:util';
import type { Graph } from '../wiring/graph';
import { type KubeObject, title } from '../wiring/kube-object';
import type { Finding } from './finding';

/**
 * Judges the objects that are given more than once: the last one wins.
 *
 * @param placeOf where an object comes from: of each two places, the objects in both are one finding
 */
export function twiceFindings({ objects }: Graph, placeOf: (object: KubeObject) => string): Finding[] {
  const named = objects.filter(({ name }) => name !== '');
  const same = groupBy(named, ({ group, kind, namespace, name }) => [group, kind, namespace, name].join('\n'));
  const pairs = [...same.values()].flatMap(([first, ...more]) =>
    first ? more.map((again) => ({ first, again, differ: !isDeepStrictEqual(first.value, again.value) })) : [],
  );
  const byPlaces = groupBy(pairs, ({ first, again, differ }) => [placeOf(first), placeOf(again), differ].join('\n'));
  return [...byPlaces.values()].flatMap(([pair, ...more]): Finding[] => {
    if (!pair) return [];
    const { first, again, differ } = pair;
    const others = more.length > 0 ? ` and ${more.length} more are` : ' is';
    const text = `${title(again)}${others} given twice, in ${placeOf(first)} as well, with ${differ ? 'other' : 'the same'} content. Keep one, or check them apart.`;
    return [{ code: 'given-twice', severity: differ ? 'problem' : 'hint', object: again, path: [], text }];
  });
}
