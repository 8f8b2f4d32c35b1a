/**
 * These tests do not build on each other, so all of them run whatever fails.
 *
 * @jest-environment node
 */
import fc from 'fast-check';
import { groupBy } from '../packages/kube-wiring/group-by';
import { readCases } from '../packages/kube-wiring/check/cases/read-cases';
import { check } from '../packages/kube-wiring/check/check';
import type { Code } from '../packages/kube-wiring/check/finding';
import { readManifests } from '../packages/kube-wiring/manifests/read-manifests';
import { type Graph, graphOf, type WiredService } from '../packages/kube-wiring/wiring/graph';
import { type KubeObject, objectsIn } from '../packages/kube-wiring/manifests/kube-object';
import type { PodGroup } from '../packages/kube-wiring/wiring/pod-group';
import { isNumber, isPortName } from '../packages/kube-wiring/wiring/service';
import { addressOf, expectedOf, expectEndpoints, idleDeployment, idlePod, published, put } from './idle';
import { removeAll } from './pods';

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
  const idlePods = pods.map(([labels, ports], i) => idlePod(`pod-${i}`, labels, ports));
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

/** A case of check, and its place among them: all of them are put into one namespace. */
interface CaseGraph {
  readonly graph: Graph;
  readonly place: number;
}

/** The labels of a case and of a namespace, which keep Services from the pods of others. */
const placeLabels = (place: number, namespace: string) => ({ case: `${place}.${namespace}` });

interface CasePods {
  readonly podGroup: PodGroup;
  readonly place: number;
}

const podsIn = ({ graph, place }: CaseGraph): CasePods[] =>
  graph.podGroups.filter(({ count }) => count > 0).map((podGroup) => ({ podGroup, place }));

const podOf = ({ podGroup: { object, labels, containers }, place }: CasePods, i: number) =>
  idlePod(
    `pod-${i}`,
    { ...Object.fromEntries(labels), ...placeLabels(place, object.namespace) },
    ...containers.map(({ ports }) =>
      // The API server takes no pod with a port without a number.
      ports
        .filter(({ number }) => isNumber(number))
        .map(({ name, number, protocol }) => ({ name, protocol, containerPort: Number(number) })),
    ),
  );

interface CaseService {
  readonly wired: WiredService;
  readonly place: number;

  /** What check says of the Service and of the pods that it selects. */
  readonly codes: readonly Code[];
}

/** The Services that have endpoints by a selector, and that the API server takes. */
function servicesIn({ graph, place }: CaseGraph): CaseService[] {
  const codes = codesOf(graph);
  return graph.services
    .filter(({ service }) => service.type !== 'ExternalName' && service.podLabels.size > 0)
    .filter(({ service: { ports } }) => ports.every(({ targetPort }) => isNumber(targetPort) || isPortName(targetPort)))
    .map((wired) => {
      const objects = [wired.service, ...wired.selected].map(({ object }) => object);
      return { wired, place, codes: objects.flatMap((object) => codes.get(object) ?? []) };
    });
}

const serviceOf = ({ wired: { service }, place }: CaseService, i: number) =>
  published(`service-${i}`, {
    clusterIP: service.headless ? 'None' : undefined,
    selector: { ...Object.fromEntries(service.podLabels), ...placeLabels(place, service.object.namespace) },
    ports: service.ports.map(({ port, targetPort, protocol }, i) => ({
      name: `port-${i}`,
      port: Number(port),
      targetPort: isNumber(targetPort) ? Number(targetPort) : targetPort,
      protocol,
    })),
  });

test('in the cases of check, the cluster’s endpoints are those of the graph, and none where check finds that a Service selects nothing', async () => {
  const graphs = readCases().map(({ text, namespace }, place) => ({
    graph: graphOf(readManifests(['-'], { input: Buffer.from(text), namespace }).objects),
    place,
  }));
  const [pods, services] = [graphs.flatMap(podsIn), graphs.flatMap(servicesIn)];
  await put(pods.map(podOf), services.map(serviceOf));
  const addresses = new Map(pods.map(({ podGroup }, i) => [podGroup, addressOf(i)]));
  const expected = services.map(({ wired }) => expectedOf(wired, addresses));
  await expectEndpoints(new Map(expected.map((endpoints, i) => [`service-${i}`, endpoints])));

  const wrong = services.filter(({ wired: { service, selected }, codes }, i) => {
    if (codes.some((code) => selectingNothing.has(code))) return expected[i]?.length !== 0;
    return codes.length === 0 && service.ports.length > 0 && selected.length > 0 && expected[i]?.length === 0;
  });
  expect(wrong.map(({ wired, codes }) => [wired.service.object.name, codes])).toEqual([]);
});
