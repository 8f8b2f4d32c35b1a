import { groupBy } from '../group-by';
import { labelText } from '../wiring/fields';
import { type Graph, type WiredService, type Wire } from '../wiring/graph';
import { type KubeObject, title } from '../wiring/kube-object';
import type { Pods } from '../wiring/pods';

/** The names of the Services that pods ask, or every Service that is there. */
export type Asks = ReadonlyMap<KubeObject, readonly string[] | 'every Service'>;

/** Pods that are alike but for their names. */
type Stack = readonly Pods[];

/**
 * Draws who reaches whom, as a Mermaid flowchart: the outside world each LoadBalancer, a Service the pods that it selects,
 * pods the Services that they ask. Pods that are alike but for their names are one stack.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function picture(graph: Graph, asks: Asks): string {
  const stacks = [
    ...groupBy(graph.pods, ({ object, count, labels, ports }) =>
      JSON.stringify([object.namespace, object.kind, count, [...labels], ports, asks.get(object)]),
    ).values(),
  ];
  const lines = [
    ...graph.services.flatMap((wired) => serviceLines(wired, stacks)),
    ...stacks.flatMap((stack) => stackLines(stack, graph, asks)),
  ];
  return [
    // Without the width, names are broken into lines.
    '%%{init: {"flowchart": {"wrappingWidth": 400, "rankSpacing": 30}}}%%',
    'flowchart TB',
    ...lines.map((line) => `  ${line}`),
    // Each fill has a text colour that goes with it in light and in dark mode.
    '  classDef service fill:#326ce5,stroke:#326ce5,color:#fff',
    '  classDef missing fill:#d1242f,stroke:#d1242f,color:#fff',
    '  classDef apart stroke-dasharray:4',
  ].join('\n');
}

/** A text as the name of a node; Mermaid takes two dashes for an arrow. */
const nodeName = (text: string): string => text.replaceAll('--', '-_');

const idOf = ({ kind, name, namespace, namesNamespace }: KubeObject): string =>
  nodeName(`${kind.toLowerCase()}-${namesNamespace ? `${namespace}.` : ''}${name}`);

function serviceLines({ service, selected, wires }: WiredService, stacks: readonly Stack[]): string[] {
  const { object, type, ports, selector } = service;
  const id = idOf(object);
  const port = ports.length > 0 ? `, port ${ports.map(({ port }) => port).join(', ')}` : '';
  const labels = [...selector].map(labelText);
  const selects = labels.length > 0 ? `<br>selects ${labels.join(', ')}` : '';
  const own = new Set(selected);
  const wiresOf = groupBy(wires, ({ pods }) => pods);
  const behind = stacks.flatMap(([pods]) => (pods && own.has(pods) ? [pods] : []));
  return [
    `${id}("<b>${title(object)}</b><br>${type}${port}${selects}"):::service`,
    ...(type === 'LoadBalancer' ? [`outside([outside world]) -->|by address| ${id}`] : []),
    ...behind.map((pods) => `${id} -->${wireLabel(wiresOf.get(pods) ?? [])} ${idOf(pods.object)}`),
    ...(behind.length === 0 && labels.length > 0 ? [`${id} --x no-pod-${id}("no such Pod"):::missing`] : []),
  ];
}

const wireLabel = (wires: readonly Wire[]): string =>
  wires.length > 0 ? `|target port ${wires.map(({ port }) => port.targetPort).join(', ')}|` : '';

function stackLines(stack: Stack, { services, selectedPods }: Graph, asks: Asks): string[] {
  const [pods] = stack;
  if (!pods) return [];
  const id = idOf(pods.object);
  const isStack = stack.length > 1 || pods.count > 1;
  const ports = pods.ports.map(({ number }) => `<br>container port ${number}`).join('');
  const apart = selectedPods.has(pods) ? '' : ':::apart';
  const asked = asks.get(pods.object) ?? [];
  const names = asked === 'every Service' ? services.map(({ service }) => service.object.name) : asked;
  return [
    `${id}${apart}@{ shape: ${isStack ? 'st-rect' : 'rect'}, label: "${stackTitle(stack, pods)}${ports}" }`,
    ...names.map((name) => {
      const { namespace } = pods.object;
      const found = services.find(({ service: { object } }) => object.name === name && object.namespace === namespace);
      const end = found
        ? `.-> ${idOf(found.service.object)}`
        : `.-x ${nodeName(`no-service-${name}`)}("no Service ${name}"):::missing`;
      return `${id} -. by name ${end}`;
    }),
  ];
}

function stackTitle(stack: Stack, { object, count }: Pods): string {
  const last = stack.at(-1)?.object ?? object;
  if (stack.length === 1) {
    return `<b>${title(object)}</b>${object.kind !== 'Pod' && count !== 1 ? `<br>${count} Pods` : ''}`;
  }
  const named = ({ namespace, namesNamespace, name }: KubeObject) => (namesNamespace ? `${namespace}/${name}` : name);
  return `<b>${stack.length} ${object.kind}s</b><br>${named(object)}${stack.length > 2 ? ' … ' : ', '}${named(last)}`;
}
