import type { Graph } from '../wiring/graph';
import type { KubeObject } from '../wiring/kube-object';
import type { Service } from '../wiring/service';
import { withoutAccepted } from './accepted';
import { containerPortFindings } from './container-ports';
import type { Finding } from './finding';
import { portFindings } from './ports';
import { probeFindings } from './probes';
import { selectorFindings, unjudged } from './selector';
import { twiceFindings } from './twice';

/** What there is to say about a cluster. */
export interface Judgement {
  /** The problems and hints, in the order of the objects. */
  readonly findings: readonly Finding[];

  /** The Services that are not judged, because no pods of their namespace are given. */
  readonly unjudged: readonly Service[];
}

/**
 * Judges what no other tool does: whether each Service of a cluster reaches pods and, if not, what differs.
 *
 * @param placeOf where an object comes from, such as its file
 * @param more findings of other rules, to be ordered and accepted with these
 */
export function check(graph: Graph, placeOf: (object: KubeObject) => string, more: readonly Finding[] = []): Judgement {
  const ofSelectors = selectorFindings(graph);
  const found = [
    ...ofSelectors,
    ...portFindings(graph),
    ...containerPortFindings(graph),
    ...probeFindings(graph),
    ...twiceFindings(graph, placeOf),
    ...more,
  ];
  const order = new Map(graph.objects.map((object, i) => [object, i]));
  const rank = ({ object }: Finding) => order.get(object) ?? 0;
  return {
    findings: withoutAccepted(found, graph).sort((a, b) => rank(a) - rank(b)),
    unjudged: unjudged(graph, ofSelectors),
  };
}
