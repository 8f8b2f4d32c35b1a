import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../group-by';
import { originOf, title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { Found } from './finding';

/**
 * Finds the objects that are given more than once, of which the last one wins. Of each two files or constructs, the
 * objects in both are one finding.
 */
export function duplicateObjects({ objects }: Graph): Found[] {
  const same = groupBy(objects, ({ identity }) => identity);
  const pairs = [...same.values()].flatMap(([first, ...more]) =>
    first ? more.map((again) => ({ first, again, differ: !isDeepStrictEqual(first.value, again.value) })) : [],
  );
  const byOrigins = groupBy(pairs, ({ first, again, differ }) => [originOf(first), originOf(again), differ].join('\n'));
  return [...byOrigins.values()].flatMap(([pair, ...more]): Found[] => {
    if (!pair) return [];
    const { first, again, differ } = pair;
    const others = more.length > 0 ? ` and ${more.length} more are duplicated: they are` : ' is duplicated: it is';
    const text = `${title(again)}${others} in ${originOf(first)} as well, with ${differ ? 'other' : 'the same'} content. Keep one, or check them apart.`;
    return [{ code: 'duplicate-object', certainty: differ ? 'certain' : 'likely', object: again, path: [], text }];
  });
}

/** Finds the keys that are duplicated in one map, of which the last one counts. */
export const duplicateKeys = ({ objects }: Graph): Found[] =>
  [...groupBy(objects, ({ place }) => ('document' in place ? place.document : undefined))].flatMap(
    ([document, objects]): Found[] => {
      const key = document?.duplicateKey;
      const [first] = objects;
      if (!key || !first) return [];
      const object = objects.find(({ place }) => place.path.every((step, i) => step === key[i])) ?? first;
      const path = key.slice(object.place.path.length);
      const text = `Key ${String(key.at(-1))} of ${title(object)} is duplicated in one map, and the last one counts. Remove one, or put --- between two manifests.`;
      return [{ code: 'duplicate-key', certainty: 'certain', object, path, text }];
    },
  );
