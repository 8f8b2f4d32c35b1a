import { groupBy } from '../group-by';
import { labelText } from '../manifests/fields';
import { type KubeObject, title } from '../manifests/kube-object';
import { mermaid } from '../printable';
import { shortList } from '../short-list';
import { alikeIn, type PodGroup } from '../wiring/pod-group';
import type { Service } from '../wiring/service';

/** A text as the name of a node; Mermaid takes two dashes for an arrow, and some words for its own. */
export const nodeName = (text: string): string =>
  text
    .replace(/[^\w.-]+/g, '_')
    .replace(/-(?=[-.])/g, '_')
    .replace(/^(?:end|style|class|graph|subgraph|flowchart|interpolate|_\w*)(?=[.-])/, '$&_');

/** What stands at an arrow; other characters than these need quotes. */
export const arrowLabel = (text: string): string =>
  /^\w+(?:[ ,-]+\w+)*$/.test(text) && !text.includes('--') ? `|${text}|` : `|"${mermaid(text)}"|`;

/** The name of an object's node. */
export const idOf = ({ group, kind, name, namespace, hasNamespace, ...object }: KubeObject): string => {
  const ofKind = [kind.toLowerCase(), ...(kind === 'Service' && group ? [group] : [])].join('.');
  return nodeName(`${ofKind}-${hasNamespace ? `${namespace}.` : ''}${name || object.identity}`);
};

/** The node of what is outside of the cluster. */
export const outside = 'outside([outside world])';

/**
 * How a flowchart begins. Without the width, names are broken into lines.
 *
 * @param rankSpacing room for an arrow and its words, in pixels
 */
export const flowchart = (direction: 'LR' | 'TB', rankSpacing = 30): string[] => [
  `%%{init: {"flowchart": {"wrappingWidth": 400, "rankSpacing": ${rankSpacing}}}}%%`,
  `flowchart ${direction}`,
];

/** The fill of a Service's box, with a text colour that goes with it in light and in dark mode. */
export const serviceClass = 'classDef service fill:#326ce5,stroke:#326ce5,color:#fff';

/** How a Service is reached: its type, or that it is headless. */
export const typeOf = ({ type, headless }: Service): string => (headless ? 'headless' : type);

/** @param note a line more */
export function serviceBox(service: Service, note = ''): string {
  const { object, ports, selector } = service;
  const port = ports.length > 0 ? `, port ${ports.map(({ port }) => port).join(', ')}` : '';
  const labels = [...selector].map(labelText);
  const selects = labels.length > 0 ? `<br>selects ${mermaid(labels.join(', '))}` : '';
  return `${idOf(object)}("<b>${mermaid(title(object))}</b><br>${mermaid(typeOf(service) + port)}${selects}${note}"):::service`;
}

/** A route for some hosts and paths. @param note a line more */
export const routeBox = (id: string, object: KubeObject, places: readonly string[], note = ''): string =>
  `${id}{{"<b>${mermaid(title(object))}</b><br>${mermaid(shortList(places))}${note}"}}`;

/** Pods that are alike but for their names. */
export type Stack = readonly [PodGroup, ...PodGroup[]];

/** Pods in stacks, those together that are alike and of which the same is said. */
export const stacksOf = (podGroups: readonly PodGroup[], saidOf: (podGroup: PodGroup) => string): Stack[] =>
  alikeIn(podGroups)
    .flatMap((alike) => [...groupBy(alike, saidOf).values()])
    .flatMap(([first, ...more]): Stack[] => (first ? [[first, ...more]] : []));

/** @param note a line more */
export function podsBox(stack: Stack, { note = '', isApart = false } = {}): string {
  const [{ object, count, ports }, ...more] = stack;
  const shape = more.length > 0 || count > 1 ? 'st-rect' : 'rect';
  const declared = ports
    .map(({ number, name }) => `<br>container port ${mermaid(name ? `${number} (${name})` : number)}`)
    .join('');
  return `${idOf(object)}${isApart ? ':::apart' : ''}@{ shape: ${shape}, label: "${stackTitle(stack)}${declared}${note}" }`;
}

function stackTitle([{ object, count }, ...more]: Stack): string {
  const last = more.at(-1)?.object;
  if (!last)
    return `<b>${mermaid(title(object))}</b>${object.kind !== 'Pod' && count !== 1 ? `<br>${count} Pods` : ''}`;
  const named = ({ namespace, hasNamespace, name }: KubeObject) =>
    mermaid(hasNamespace ? `${namespace}/${name}` : name);
  return `<b>${more.length + 1} ${mermaid(object.kind)}s</b><br>${named(object)}${more.length > 1 ? ' … ' : ', '}${named(last)}`;
}
