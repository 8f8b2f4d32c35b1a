import type { WiredService } from '../packages/kube-wiring/wiring/graph';
import type { PodGroup } from '../packages/kube-wiring/wiring/pod-group';
import { isNumber } from '../packages/kube-wiring/wiring/service';
import { endpoints } from './endpoints';
import { eventually } from './eventually';
import { kubectlWith } from './kubectl';

const image = 'registry.example/idle';

/**
 * A pod that no scheduler looks at: the endpoint controller wants nothing but its address.
 *
 * @param ports those of each container
 */
export const idlePod = (name: string, labels: object, ...ports: readonly (readonly object[])[]) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels },
  spec: { schedulerName: 'nobody', containers: ports.map((ports, i) => ({ name: `idle-${i}`, image, ports })) },
});

/** A workload without pods. */
export const idleDeployment = (name: string, labels: object, ports: readonly object[] = []) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 0,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'idle', image, ports }] } },
  },
});

/** A Service to which pods that are not ready are endpoints as well. */
export const published = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { ...spec, publishNotReadyAddresses: true },
});

/** The address that the pod at a position is given. */
export const addressOf = (i: number): string => `10.9.${Math.floor(i / 250)}.${(i % 250) + 1}`;

/** Applies manifests, and gives each pod an address by its position. At some positions there may be nothing. */
export async function put(
  pods: readonly (object | undefined)[],
  others: readonly (object | undefined)[],
): Promise<void> {
  const manifests = [...pods, ...others].filter((manifest) => manifest !== undefined);
  await kubectlWith(list(manifests), 'apply', '-f', '-');
  const running = pods.flatMap((pod, i) => {
    const status = { podIP: addressOf(i), podIPs: [{ ip: addressOf(i) }] };
    return pod ? [{ ...pod, status }] : [];
  });
  await kubectlWith(list(running), 'replace', '--subresource=status', '-f', '-');
}

const list = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

/** The endpoints that the graph has for a Service: a number needs no declared port, a name does. */
export const expectedOf = ({ wires }: WiredService, addresses: ReadonlyMap<PodGroup, string>): string[] =>
  wires
    .filter(({ podGroup }) => podGroup.count > 0)
    .flatMap(({ port, podGroup, to }) => {
      const number = to?.number ?? (isNumber(port.targetPort) ? port.targetPort : undefined);
      return number ? [`${addresses.get(podGroup) ?? ''}:${number}/${port.protocol}`] : [];
    })
    .sort();

/** Waits until each Service has these endpoints. */
export const expectEndpoints = (expected: ReadonlyMap<string, readonly string[]>): Promise<void> =>
  eventually(
    'the endpoints of every Service',
    async () => {
      const seen = await endpoints();
      expect(Object.fromEntries([...expected.keys()].map((service) => [service, seen.get(service) ?? []]))).toEqual(
        Object.fromEntries(expected),
      );
    },
    60,
  );
