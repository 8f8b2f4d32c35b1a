import type { Graph } from '../wiring/graph';
import type { KubeObject } from '../wiring/kube-object';
import { withoutAccepted } from './accepted';
import type { Finding } from './finding';
import { portFindings } from './ports';
import { probeFindings } from './probes';
import { selectorFindings } from './selector';
import { twiceFindings } from './twice';

/**
 * Judges what no other tool does: whether each Service of a cluster reaches pods and, if not, what differs.
 *
 * @param placeOf where an object comes from, such as its file
 * @param more findings of other rules, to be ordered and accepted with these
 * @returns the problems and hints, in the order of the objects
 */
export function check(graph: Graph, placeOf: (object: KubeObject) => string, more: readonly Finding[] = []): Finding[] {
  const found = [
    ...selectorFindings(graph),
    ...portFindings(graph),
    ...probeFindings(graph),
    ...twiceFindings(graph, placeOf),
    ...more,
  ];
  const order = new Map(graph.objects.map((object, i) => [object, i]));
  const rank = ({ object }: Finding) => order.get(object) ?? 0;
  return withoutAccepted(found, graph).sort((a, b) => rank(a) - rank(b));
}
