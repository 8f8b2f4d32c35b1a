import { groupBy } from '../group-by';
import type { KubeObject } from '../manifests/kube-object';

/** An object before and after: one of them is undefined where it is new or gone. */
export interface Pair {
  readonly before: KubeObject | undefined;
  readonly after: KubeObject | undefined;
}

/** Pairs the objects of one identity, and those that differ only in that one of them names its namespace. */
export function pairsIn(before: readonly KubeObject[], after: readonly KubeObject[]): Pair[] {
  const [old, now] = [before, after].map((objects) => new Map(objects.map((object) => [object.identity, object])));
  if (!old || !now) return [];
  const gone = [...old.values()].filter(({ identity }) => !now.has(identity));
  const added = [...now.values()].filter(({ identity }) => !old.has(identity));
  const moved = namespaceWritten(gone, added);
  const formerOf = new Map(moved.map((pair) => [pair.after, pair.before]));
  const isMoved = new Set(moved.map((pair) => pair.before));
  return [
    ...[...old.values()]
      .filter((object) => !isMoved.has(object))
      .map((object) => ({ before: object, after: now.get(object.identity) })),
    ...added.map((object) => ({ before: formerOf.get(object), after: object })),
  ];
}

/** The pairs of objects that are there once on both sides, and name their namespace on one of them. */
function namespaceWritten(gone: readonly KubeObject[], added: readonly KubeObject[]): Pair[] {
  const keyOf = ({ group, kind, name }: KubeObject) => [group, kind, name].join('\n');
  const byName = groupBy(gone, keyOf);
  return [...groupBy(added, keyOf)].flatMap(([key, [after, ...more]]) => {
    const [before, ...others] = byName.get(key) ?? [];
    const isAlone = more.length === 0 && others.length === 0;
    return before && after && isAlone && before.hasNamespace !== after.hasNamespace ? [{ before, after }] : [];
  });
}
