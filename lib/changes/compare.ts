import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../group-by';
import { isMap, textAt } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { Effect } from './applying/rule';
import { effects } from './applying/effects';
import type { Difference } from './difference';
import { type WireChange, wireChanges } from './wires';

/** What applying does with an object as a whole: `left` is one that the manifests do not have any more, and that stays in the cluster. */
export type ObjectEffect = 'created' | 'left' | 'left-with-address' | 'other-namespace';

/** A change of an object. */
export interface Change {
  /** The object as it is now or, where it is gone, as it was. */
  readonly object: KubeObject;

  /** What differs of it; undefined where the whole object is new or gone. */
  readonly difference: Difference | undefined;

  /** What `kubectl apply` does with it. */
  readonly effect: Effect | ObjectEffect;
}

/** What differs between two graphs. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly wires: readonly WireChange[];
}

/** An object before and after: one of them is undefined where it is new or gone. */
export interface Pair {
  readonly before: KubeObject | undefined;
  readonly after: KubeObject | undefined;
}

/** Compares what a cluster held with what it is to hold, and says what `kubectl apply` does with each change. */
export function compare(before: Graph, after: Graph): Comparison {
  const pairs = pairsIn(before.objects, after.objects);
  return { changes: pairs.flatMap(changesOf), wires: wireChanges(before, after, pairs) };
}

/** Pairs the objects of one identity, and those that differ only in that one of them names its namespace. */
function pairsIn(before: readonly KubeObject[], after: readonly KubeObject[]): Pair[] {
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

function changesOf({ before, after }: Pair): Change[] {
  if (!before) return after ? [{ object: after, difference: undefined, effect: 'created' }] : [];
  if (!after)
    return [{ object: before, difference: undefined, effect: hasAddress(before) ? 'left-with-address' : 'left' }];
  if (isDeepStrictEqual(before.value, after.value)) return [];
  const { group, kind, hasNamespace } = after;
  if (before.hasNamespace === hasNamespace) {
    return effects(group, kind, before.value, after.value).map((applied) => ({ object: after, ...applied }));
  }
  const [from, to] = [before, after].map(({ value }) => textAt(value, 'metadata', 'namespace') || undefined);
  const difference = { path: ['metadata', 'namespace'], from, to, isOrder: false };
  const others = effects(group, kind, withoutNamespace(before.value), withoutNamespace(after.value));
  return [
    { object: after, difference, effect: 'other-namespace' },
    ...others.map((applied) => ({ object: after, ...applied })),
  ];
}

const hasAddress = ({ kind, group, value }: KubeObject): boolean =>
  kind === 'Service' && group === '' && textAt(value, 'spec', 'type') === 'LoadBalancer';

const withoutNamespace = (value: unknown): unknown =>
  isMap(value) && isMap(value.metadata) ? { ...value, metadata: { ...value.metadata, namespace: undefined } } : value;
