/**
 * These tests do not build on each other, so all of them run whatever fails.
 *
 * @jest-environment node
 */
import { groupBy } from '../packages/kube-wiring/group-by';
import fc from 'fast-check';
import { readCases } from '../packages/kube-wiring/check/cases/read-cases';
import { check } from '../packages/kube-wiring/check/check';
import type { Code } from '../packages/kube-wiring/check/finding';
import { readManifests } from '../packages/kube-wiring/manifests/read-manifests';
import { type Graph, graphOf, type WiredService } from '../packages/kube-wiring/wiring/graph';
import { type KubeObject, objectsIn } from '../packages/kube-wiring/manifests/kube-object';
import type { PodGroup } from '../packages/kube-wiring/wiring/pod-group';
import { isNumber, isPortName } from '../packages/kube-wiring/wiring/service';
import { endpoints } from './endpoints';
import { eventually } from './eventually';
import { kubectlWith } from './kubectl';
import { removeAll } from './pods';

const list = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

const image = 'registry.example/idle';

/** A pod that no scheduler looks at: the endpoint controller wants nothing but its address. */
const idlePod = (name: string, labels: object, containers: readonly object[]) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels },
  spec: { schedulerName: 'nobody', containers },
});

/** A workload without pods. */
const idleDeployment = (name: string, labels: object, ports: readonly object[] = []) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 0,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'idle', image, ports }] } },
  },
});

const published = (name: string, spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { ...spec, publishNotReadyAddresses: true },
});

const addressOf = (pod: number) => `10.9.${Math.floor(pod / 250)}.${(pod % 250) + 1}`;

/** Puts pods and Services on the cluster, and gives each pod an address by its place. */
async function put(pods: readonly object[], services: readonly object[]): Promise<void> {
  await kubectlWith(list([...pods, ...services]), 'create', '-f', '-');
  const running = pods.map((pod, i) => ({
    ...pod,
    status: { podIP: addressOf(i), podIPs: [{ ip: addressOf(i) }] },
  }));
  await kubectlWith(list(running), 'replace', '--subresource=status', '-f', '-');
}

/** The endpoints that the graph has for a Service: a number needs no declared port, a name does. */
const expectedOf = ({ wires }: WiredService, addresses: ReadonlyMap<PodGroup, string>): string[] =>
  wires
    .filter(({ podGroup }) => podGroup.count > 0)
    .flatMap(({ port, podGroup, to }) => {
      const number = to?.number ?? (isNumber(port.targetPort) ? port.targetPort : undefined);
      return number ? [`${addresses.get(podGroup) ?? ''}:${number}/${port.protocol}`] : [];
    })
    .sort();

/** Waits until each Service has these endpoints. */
const expectEndpoints = (expected: ReadonlyMap<string, readonly string[]>) =>
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

afterEach(removeAll);

test('of a hundred pods and Services at random, and twenty workloads without replicas, the cluster’s endpoints are those of the graph', async () => {
  const labels = fc.dictionary(fc.constantFrom('app', 'tier'), fc.constantFrom('a', 'b'), { minKeys: 1 });
  const protocol = fc.constantFrom('TCP', 'UDP');
  const ports = fc.uniqueArray(
    fc.record({ containerPort: fc.integer({ min: 80, max: 82 }), name: fc.constantFrom('x', 'y', 'z'), protocol }),
    { maxLength: 2, selector: ({ name }) => name },
  );
  const servicePort = fc.record({
    port: fc.constantFrom(80, 81),
    targetPort: fc.constantFrom(80, 82, 'x', 'y'),
    protocol,
  });
  const [pods, services] = [
    fc.sample(fc.tuple(labels, ports), { numRuns: 100, seed: 1 }),
    fc.sample(fc.tuple(labels, servicePort), { numRuns: 100, seed: 2 }),
  ];
  const idlePods = pods.map(([labels, ports], i) => idlePod(`pod-${i}`, labels, [{ name: 'idle', image, ports }]));
  const manifests = services.map(([selector, port], i) => published(`service-${i}`, { selector, ports: [port] }));
  const [someLabels, somePorts] = [pods.map(([labels]) => labels), pods.map(([, ports]) => ports)];
  const idleDeployments = someLabels.slice(0, 20).map((labels, i) => idleDeployment(`pod-${i}`, labels, somePorts[i]));
  await put(idlePods, [...manifests, ...idleDeployments]);
  const graph = graphOf(
    [...idlePods, ...manifests, ...idleDeployments].flatMap((object) => objectsIn(object, { construct: 'random' })),
  );
  const addresses = new Map(graph.podGroups.map((podGroup, i) => [podGroup, addressOf(i)]));
  await expectEndpoints(
    new Map(graph.services.map((wired) => [wired.service.object.name, expectedOf(wired, addresses)])),
  );
});

/** What check says of a Service that has no endpoint at all. */
const selectingNothing = new Set<Code>([
  'invalid-selector',
  'zero-replicas',
  'empty-selector-value',
  'misspelt-label',
  'missing-label',
  'other-label-value',
  'other-namespace',
  'selects-nothing',
]);

const codesOf = (graph: Graph): Map<KubeObject, Code[]> =>
  new Map(
    [...groupBy(check(graph).findings, ({ object }) => object)].map(([object, findings]) => [
      object,
      findings.map(({ code }) => code),
    ]),
  );

test('in the cases of check, the cluster’s endpoints are those of the graph, and none where check finds that a Service selects nothing', async () => {
  const graphs = readCases().map(({ text, namespace }) =>
    graphOf(readManifests(['-'], { input: Buffer.from(text), namespace }).objects),
  );
  /** The labels of a case and of a namespace: all are put into one namespace. */
  const place = (one: number, namespace: string) => ({ case: `${one}.${namespace}` });
  const podGroups = graphs.flatMap((graph, one) =>
    graph.podGroups.filter(({ count }) => count > 0).map((podGroup) => ({ one, podGroup })),
  );
  const services = graphs.flatMap((graph, one) => {
    const codes = codesOf(graph);
    /** What check says of a Service and of the pods that it selects. */
    const codesFor = ({ service, selected }: WiredService) =>
      [service, ...selected].flatMap(({ object }) => codes.get(object) ?? []);
    return graph.services
      .filter(({ service }) => service.type !== 'ExternalName' && service.podLabels.size > 0)
      .filter(({ service: { ports } }) =>
        ports.every(({ targetPort }) => isNumber(targetPort) || isPortName(targetPort)),
      )
      .map((wired) => ({ one, wired, codes: codesFor(wired) }));
  });
  const idlePods = podGroups.map(({ one, podGroup: { object, labels, containers } }, i) =>
    idlePod(
      `pod-${i}`,
      { ...Object.fromEntries(labels), ...place(one, object.namespace) },
      containers.map(({ ports }, c) => ({
        name: `idle-${c}`,
        image,
        // The API server takes no pod with a port without a number.
        ports: ports
          .filter(({ number }) => isNumber(number))
          .map(({ name, number, protocol }) => ({ name, protocol, containerPort: Number(number) })),
      })),
    ),
  );
  const manifests = services.map(({ one, wired: { service } }, i) =>
    published(`service-${i}`, {
      clusterIP: service.headless ? 'None' : undefined,
      selector: { ...Object.fromEntries(service.podLabels), ...place(one, service.object.namespace) },
      ports: service.ports.map(({ port, targetPort, protocol }, i) => ({
        name: `port-${i}`,
        port: Number(port),
        targetPort: isNumber(targetPort) ? Number(targetPort) : targetPort,
        protocol,
      })),
    }),
  );
  await put(idlePods, manifests);
  const addresses = new Map(podGroups.map(({ podGroup }, i) => [podGroup, addressOf(i)]));
  const expected = services.map(({ wired }) => expectedOf(wired, addresses));
  await expectEndpoints(new Map(expected.map((endpoints, i) => [`service-${i}`, endpoints])));

  const wrong = services.filter(({ wired: { service, selected }, codes }, i) => {
    if (codes.some((code) => selectingNothing.has(code))) return expected[i]?.length !== 0;
    return codes.length === 0 && service.ports.length > 0 && selected.length > 0 && expected[i]?.length === 0;
  });
  expect(wrong.map(({ wired, codes }) => [wired.service.object.name, codes])).toEqual([]);
});
