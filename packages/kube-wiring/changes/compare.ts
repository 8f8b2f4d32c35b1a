import { isDeepStrictEqual } from 'node:util';
import { isMap, textAt } from '../manifests/fields';
import { type Graph, graphOf } from '../wiring/graph';
import { effects } from './applying/effects';
import type { Change } from './change';
import { type Deletion, deletionOf } from './deletion';
import { type Pair, pairsIn } from './pairs';
import { isGenerated, wholeChanges } from './whole-objects';
import { type ReroutedRoute, routeChanges } from './route-changes';
import { type RewiredService, wireChanges } from './wire-changes';

/** What differs between two graphs. */
export interface Comparison {
  readonly before: Graph;

  /** What the cluster holds once all is applied: what is not valid stays as it was. */
  readonly after: Graph;

  /** The objects of both. */
  readonly pairs: readonly Pair[];
  readonly changes: readonly Change[];

  /** The Services that lead elsewhere once all is applied, and what is to be deleted is deleted. */
  readonly wires: readonly RewiredService[];

  /** The routes that lead elsewhere then. */
  readonly routes: readonly ReroutedRoute[];
  readonly deletion: Deletion;
}

/** Compares what a cluster held with what it is to hold, and says what `kubectl apply` does with each change. */
export function compare(before: Graph, after: Graph): Comparison {
  const pairs = pairsIn(before.objects, after.objects);
  const changes = [...pairs.flatMap(changesOf), ...wholeChanges(pairs, after)];
  const [now, kept] = held(after, pairs, changes);
  return {
    before,
    after: now,
    pairs: kept,
    changes,
    wires: wireChanges(before, now, kept),
    routes: routeChanges(before, now, kept),
    deletion: deletionOf(changes, before),
  };
}

/** What the cluster holds once it is applied: what is not valid stays as it was. */
function held(
  after: Graph,
  pairs: readonly Pair[],
  changes: readonly Change[],
): [after: Graph, pairs: readonly Pair[]] {
  const invalid = new Set(changes.flatMap(({ object, effect }) => (effect === 'invalid' ? [object] : [])));
  if (invalid.size === 0) return [after, pairs];
  const now = pairs.map((pair) => (pair.after && invalid.has(pair.after) ? { ...pair, after: pair.before } : pair));
  return [graphOf(now.flatMap(({ after }) => after ?? [])), now];
}

function changesOf({ before, after }: Pair): Change[] {
  if (!before || !after) return [];
  if (isDeepStrictEqual(before.value, after.value)) return [];
  const { group, kind, hasNamespace } = after;
  if (before.hasNamespace === hasNamespace) {
    return effects(group, kind, before.value, after.value).map((applied) => ({
      object: after,
      ...applied,
      effect: isGenerated(after) ? 'generated' : applied.effect,
    }));
  }
  const [from, to] = [before, after].map(({ value }) => textAt(value, 'metadata', 'namespace') || undefined);
  const difference = { path: ['metadata', 'namespace'], from, to, isOrder: false };
  const others = effects(group, kind, withoutNamespace(before.value), withoutNamespace(after.value));
  return [
    { object: after, difference, effect: 'other-namespace' },
    // Which of the two is in the cluster is not known.
    ...others.map(({ difference }) => ({ object: after, difference, effect: 'unknown' as const })),
  ];
}

const withoutNamespace = (value: unknown): unknown =>
  isMap(value) && isMap(value.metadata) ? { ...value, metadata: { ...value.metadata, namespace: undefined } } : value;
