import { groupBy } from '../group-by';
import type { Graph, Wire, WiredService } from '../wiring/graph';
import { type KubeObject, originOf } from '../manifests/kube-object';
import { mermaid } from '../printable';
import type { PodGroup } from '../wiring/pod-group';
import {
  arrowLabel,
  flowchart,
  idOf,
  nodeName,
  outside,
  podsBox,
  serviceBox,
  serviceClass,
  type Stack,
  stacksOf,
  typeOf,
} from './boxes';
import { routeLines, waysOf } from './route-lines';

/**
 * The names of the Services that pods ask, by the path of the construct or file that they come from. No manifest says
 * it.
 */
export type Asks = ReadonlyMap<string, readonly string[]>;

const askedBy = (object: KubeObject, asks: Asks) => asks.get(originOf(object)) ?? [];

/**
 * Draws who reaches whom, as a Mermaid flowchart: the outside world each route, LoadBalancer and NodePort, a route the
 * Services that it leads to, a Service the pods that it selects, pods the Services that they ask. Pods that are alike but
 * for their names are one stack. With more than fit beside each other, they stand one below the other.
 *
 * @param asks what the pods ask; if left out, nothing
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function picture(graph: Graph, asks: Asks = new Map()): string {
  const stacks = stacksOf(graph.podGroups, ({ object }) => askedBy(object, asks).join());
  const ways = graph.routes.flatMap((route) => waysOf(route).map((ways) => [route, ways] as const));
  const lines = [
    ...ways.flatMap(([route, ways]) => routeLines(route, ways)),
    ...graph.services.flatMap((wired) => serviceLines(wired, stacks)),
    ...stacks.flatMap((stack) => stackLines(stack, graph, asks)),
  ];
  return [
    ...flowchart(Math.max(ways.length, graph.services.length, stacks.length) > 4 ? 'LR' : 'TB'),
    ...lines.map((line) => `  ${line}`),
    `  ${serviceClass}`,
    '  classDef missing fill:#d1242f,stroke:#d1242f,color:#fff',
    '  classDef apart stroke-dasharray:4',
  ].join('\n');
}

function serviceLines({ service, selected, wires }: WiredService, stacks: readonly Stack[]): string[] {
  const [id, type] = [idOf(service.object), typeOf(service)];
  const own = new Set(selected);
  const wiresOf = groupBy(wires, ({ podGroup }) => podGroup);
  const behind = stacks.flatMap(([podGroup]) => (own.has(podGroup) ? [podGroup] : []));
  return [
    serviceBox(service),
    ...(wayIn.has(type) ? [`${outside} -->|by ${wayIn.get(type) ?? ''}| ${id}`] : []),
    ...behind.flatMap((podGroup) => wireLines(id, podGroup, wiresOf.get(podGroup) ?? [])),
    ...(behind.length === 0 && service.selector.size > 0 ? [`${id} --x no-pod-${id}("no such Pod"):::missing`] : []),
  ];
}

/** How the outside world reaches Services, by their type. */
const wayIn: ReadonlyMap<string, string> = new Map([
  ['LoadBalancer', 'address'],
  ['NodePort', 'node port'],
]);

/** An arrow from a Service to pods or, for ports that they do not declare beside others, to what is missing of them. */
function wireLines(id: string, { object, ports }: PodGroup, wires: readonly Wire[]): string[] {
  const label = (wires: readonly Wire[]) =>
    wires.length > 0 ? arrowLabel(`target port ${wires.map(({ port }) => port.targetPort).join(', ')}`) : '';
  const missed = wires.filter(({ to }) => !to && ports.length > 0);
  const found = wires.filter((wire) => !missed.includes(wire));
  const end = idOf(object);
  const noPort = `no-port-${id}-${end}`;
  return [
    ...(found.length > 0 || missed.length === 0 ? [`${id} -->${label(found)} ${end}`] : []),
    ...(missed.length > 0
      ? [`${id} --x${label(missed)} ${noPort}("no such port"):::missing`, `${noPort} -.- ${end}`]
      : []),
  ];
}

function stackLines(stack: Stack, { services, selectedPods }: Graph, asks: Asks): string[] {
  const [podGroup] = stack;
  const id = idOf(podGroup.object);
  const asked = askedBy(podGroup.object, asks);
  return [
    podsBox(stack, { isApart: !selectedPods.has(podGroup) }),
    ...asked.map((name) => {
      const { namespace } = podGroup.object;
      const found = services.find(({ service: { object } }) => object.name === name && object.namespace === namespace);
      const end = found
        ? `.-> ${idOf(found.service.object)}`
        : `.-x ${nodeName(`no-service-${name}`)}("no Service ${mermaid(name)}"):::missing`;
      return `${id} -. by name ${end}`;
    }),
  ];
}
