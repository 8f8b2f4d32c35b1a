import type { ApiObject } from 'cdk8s';
import { targetPortOf } from '../check/manifest';
import type { Client } from '../platform/client';
import { groupBy } from '../wiring/group-by';
import { selects } from '../wiring/selects';
import type { Synthesized } from '../synth/synthesized';

const isClient = (object: ApiObject | Client): object is Client => 'asks' in object;

/**
 * Draws who reaches whom, as a Mermaid flowchart: the outside world each LoadBalancer, a Service the Pods that it
 * selects, a Pod the Services that it asks. Pods that are alike but for their names are one stack.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function flowchart(objects: readonly Synthesized[]): string {
  const services = objects.filter(({ object }) => object.kind === 'Service');
  const names = services.map(({ object }) => object.name);
  const pods = objects.filter(({ object }) => object.kind === 'Pod');
  const stacks = groupBy(pods, ({ nameless }) => nameless);
  const lines: string[] = [];

  for (const { object, manifest } of services) {
    const { type = 'ClusterIP', selector = {}, ports = [] } = manifest.spec ?? {};
    const service = `service-${object.name}`;
    const port = ports.map(({ port }) => port).join(', ');
    const targetPort = ports.map(targetPortOf).join(', ');
    const labels = Object.entries(selector).map((label) => label.join('='));
    const selected = stacks.filter(([pod]) => selects(selector, pod.manifest.metadata.labels));
    const title = `<b>Service ${object.name}</b><br>${type}, port ${port}<br>selects ${labels.join(', ')}`;
    lines.push(`${service}("${title}"):::service`);
    if (type === 'LoadBalancer') lines.push(`outside([outside world]) -->|by address| ${service}`);
    for (const [pod] of selected) lines.push(`${service} -->|target port ${targetPort}| pod-${pod.object.name}`);
    if (selected.length === 0) lines.push(`${service} --x no-pod-${object.name}("no such Pod"):::missing`);
  }

  for (const [{ object, manifest }, ...others] of stacks) {
    const pod = `pod-${object.name}`;
    const last = others.at(-1)?.object.name;
    const title = last
      ? `<b>${others.length + 1} Pods</b><br>${object.name}${others.length > 1 ? ' … ' : ', '}${last}`
      : `<b>Pod ${object.name}</b>`;
    const ports = manifest.spec?.containers?.flatMap((container) => container.ports ?? []) ?? [];
    const listens = ports.map(({ containerPort }) => `<br>container port ${containerPort}`).join('');
    const isSelected = services.some(({ manifest: { spec } }) => selects(spec?.selector, manifest.metadata.labels));
    const shape = last ? 'st-rect' : 'rect';
    lines.push(`${pod}${isSelected ? '' : ':::apart'}@{ shape: ${shape}, label: "${title}${listens}" }`);
    const asks = isClient(object) ? object.asks : [];
    for (const name of asks === 'every Service' ? names : asks) {
      const service = names.includes(name)
        ? `.-> service-${name}`
        : `.-x no-service-${name}("no Service ${name}"):::missing`;
      lines.push(`${pod} -. by name ${service}`);
    }
  }

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
