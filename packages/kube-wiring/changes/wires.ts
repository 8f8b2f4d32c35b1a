import type { KubeObject } from '../manifests/kube-object';
import type { Graph, WiredService } from '../wiring/graph';
import type { Pair } from './pairs';

/** What a Service reaches that it did not reach before, and the other way round. */
export interface WireChange {
  readonly service: KubeObject;

  /** What it reached and does not reach any more. */
  readonly lost: readonly KubeObject[];

  /** What it reaches now. */
  readonly won: readonly KubeObject[];

  /** Whether it reaches nothing any more. */
  readonly reachesNothing: boolean;
}

/** What changes for the Services that are there before and after. */
export function wireChanges(before: Graph, after: Graph, pairs: readonly Pair[]): WireChange[] {
  const formerOf = new Map(pairs.map((pair) => [pair.after, pair.before]));
  const old = new Map(before.services.map((wired) => [wired.service.object, reachedBy(wired)]));
  return after.services.flatMap((wired): WireChange[] => {
    const service = wired.service.object;
    const former = formerOf.get(service);
    const was = former && old.get(former);
    if (!was) return [];
    const now = reachedBy(wired);
    const reached = new Set<KubeObject | undefined>(was);
    const won = now.filter((object) => !reached.has(formerOf.get(object)));
    const stillReached = new Set(now.map((object) => formerOf.get(object)));
    const lost = was.filter((object) => !stillReached.has(object));
    return lost.length + won.length > 0 ? [{ service, lost, won, reachesNothing: now.length === 0 }] : [];
  });
}

/**
 * The pods that answer for a Service: those without any declared port may do so as well, and where there are none
 * nobody does.
 */
export const reachedBy = ({ selected, wires }: WiredService): KubeObject[] => {
  const answering = new Set(wires.flatMap(({ podGroup, to }) => (to ? [podGroup] : [])));
  return selected
    .filter((podGroup) => podGroup.count > 0 && (answering.has(podGroup) || podGroup.ports.length === 0))
    .map(({ object }) => object);
};
