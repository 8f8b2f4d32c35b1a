import type { KubeObject } from '../manifests/kube-object';
import type { Unread } from '../manifests/read-manifests';
import type { Graph } from '../wiring/graph';
import type { Service } from '../wiring/service';
import { withoutAccepted } from './accepted';
import { containerPortFindings } from './container-ports';
import { duplicateKeys, duplicateObjects } from './duplicates';
import type { Finding } from './finding';
import { headlessPorts } from './headless-ports';
import { withoutHooks } from './hooks';
import { incompleteObjects } from './incomplete';
import { portFindings } from './ports';
import { probeFindings } from './probes';
import { zeroReplicas } from './replicas';
import { routeFindings, unjudgedRoutes, withRoutes } from './routes';
import { copiedSelectors, sameSelectors } from './same-selector';
import { selectorFindings, unjudgedIn } from './selector';
import { findingsOf } from './severity';

/** What there is to say about a cluster. */
export interface Judgement {
  /** The problems and hints, in the order of the objects. */
  readonly findings: readonly Finding[];

  /** The Services that are not judged, because no pods of their namespace are given. */
  readonly unjudged: readonly Service[];

  /** The routes that are not judged, because no Services of a namespace that they lead to are given. */
  readonly unjudgedRoutes: readonly KubeObject[];
}

const rules = [
  incompleteObjects,
  duplicateKeys,
  duplicateObjects,
  selectorFindings,
  sameSelectors,
  copiedSelectors,
  zeroReplicas,
  portFindings,
  headlessPorts,
  containerPortFindings,
  probeFindings,
  routeFindings,
];

/**
 * Judges whether each Service of a cluster reaches pods, and each route Services, and, if not, what differs at both ends
 * of the wire, and why.
 *
 * @param unread what could not be read, in which there may be what is missing; if left out, nothing
 */
export function check(given: Graph, unread: readonly Unread[] = []): Judgement {
  const graph = withoutHooks(given);
  const found = withRoutes(
    rules.flatMap((rule) => rule(graph)),
    graph,
  );
  const order = new Map(graph.objects.map((object, i) => [object, i]));
  const rank = ({ object }: Finding) => order.get(object) ?? 0;
  return {
    findings: findingsOf(withoutAccepted(found, graph), graph, unread).sort((a, b) => rank(a) - rank(b)),
    unjudged: unjudgedIn(graph, found),
    unjudgedRoutes: unjudgedRoutes(found),
  };
}
