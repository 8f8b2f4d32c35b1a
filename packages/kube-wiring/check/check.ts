import type { Graph } from '../wiring/graph';
import type { Service } from '../wiring/service';
import { withoutAccepted } from './accepted';
import { strictInConstructs } from './constructs';
import { containerPortFindings } from './container-ports';
import { duplicateKeys, duplicateObjects } from './duplicates';
import type { Finding } from './finding';
import { headlessPorts } from './headless-ports';
import { incompleteObjects } from './incomplete';
import { portFindings } from './ports';
import { probeFindings } from './probes';
import { zeroReplicas } from './replicas';
import { sameSelectors } from './same-selector';
import { selectorFindings, unjudged } from './selector';

/** What there is to say about a cluster. */
export interface Judgement {
  /** The problems and hints, in the order of the objects. */
  readonly findings: readonly Finding[];

  /** The Services that are not judged, because no pods of their namespace are given. */
  readonly unjudged: readonly Service[];
}

/**
 * Judges whether each Service of a cluster reaches pods and, if not, what differs at both ends of the wire, and why.
 */
export function check(graph: Graph): Judgement {
  const ofSelectors = selectorFindings(graph);
  const found = [
    ...incompleteObjects(graph),
    ...duplicateKeys(graph),
    ...duplicateObjects(graph),
    ...ofSelectors,
    ...sameSelectors(graph),
    ...zeroReplicas(graph),
    ...portFindings(graph),
    ...headlessPorts(graph),
    ...containerPortFindings(graph),
    ...probeFindings(graph),
  ];
  const order = new Map(graph.objects.map((object, i) => [object, i]));
  const rank = ({ object }: Finding) => order.get(object) ?? 0;
  return {
    findings: withoutAccepted(strictInConstructs(found, graph), graph).sort((a, b) => rank(a) - rank(b)),
    unjudged: unjudged(graph, ofSelectors),
  };
}
