/**
 * These tests do not build on each other, so all of them run whatever fails.
 *
 * @jest-environment node
 */
import { compare, type Comparison } from '../packages/kube-wiring/changes/compare';
import { deleteCommands, type Deletion } from '../packages/kube-wiring/changes/deletion';
import type { WireEffect } from '../packages/kube-wiring/changes/wire-changes';
import { type KubeObject, objectsIn } from '../packages/kube-wiring/manifests/kube-object';
import { type Graph, graphOf } from '../packages/kube-wiring/wiring/graph';
import { bash } from './bash';
import { endpoints } from './endpoints';
import { addressOf, expectedOf, expectEndpoints, idlePod, published, put } from './idle';
import { removeAll } from './pods';
import { type Choose, chooser } from './random';

afterAll(removeAll);

const seed = Number(process.env.E2E_SEED || 1);

const labels = [{ app: 'a' }, { app: 'b' }, { app: 'a', tier: 'x' }, { app: 'b', tier: 'x' }];

const randomPod = (i: number, choose: Choose) => {
  const port = (name: string) => choose([[], [{ name, containerPort: choose([80, 81, 82]) }]]);
  return idlePod(`pod-${i}`, choose(labels), port('x'), port('y'));
};

const randomService = (i: number, choose: Choose) => {
  const port = (port: number) => ({ name: `port-${port}`, port, targetPort: choose([80, 81, 'x', 'y']) });
  return published(`service-${i}`, {
    selector: choose([...labels, { tier: 'x' }]),
    ports: choose([[port(80)], [port(80), port(90)]]),
  });
};

type Random = (i: number, choose: Choose) => object;

/** So many objects, and what becomes of them: some stay, some change, some are gone and some are new. */
function beforeAndAfter(count: number, random: Random, choose: Choose): [before: Objects, after: Objects] {
  const before = Array.from({ length: count }, (_, i) => choose([random(i, choose), random(i, choose), undefined]));
  return [before, before.map((object, i) => choose([object, object, random(i, choose), undefined]))];
}

/** Objects by their numbers; some are not there. */
type Objects = readonly (object | undefined)[];

const graphIn = (...objects: readonly Objects[]): Graph =>
  graphOf(objects.flat().flatMap((object) => (object ? objectsIn(object, { construct: 'random' }) : [])));

/** The ways from ports of Services to pods that the cluster has, once they are those of a graph. */
async function waysIn(graph: Graph): Promise<Set<string>> {
  const addresses = new Map(graph.podGroups.map((podGroup) => [podGroup, addressOf(numberOf(podGroup.object))]));
  await expectEndpoints(
    new Map(graph.services.map((wired) => [wired.service.object.name, expectedOf(wired, addresses)])),
  );
  const seen = await endpoints(({ port, address }) => `${port} to ${address}`);
  return new Set([...seen].flatMap(([service, ways]) => ways.map((way) => `${service} by ${way}`)));
}

/** Whether the Service of a way is in a graph. */
const isIn = ({ services }: Graph, way: string): boolean =>
  services.some(({ service }) => way.startsWith(`${service.object.name} `));

const numberOf = ({ name }: KubeObject): number => Number(name.replace(/^pod-/, ''));

/** Makes what a comparison says come true. */
async function bring(pods: Objects, services: Objects, { first, last }: Deletion): Promise<void> {
  await bash(deleteCommands(first).join('\n'));
  await put(pods, services);
  await bash(deleteCommands(last).join('\n'));
}

/** What a comparison says of Services that are there before and after. */
const waysSaid = ({ wires }: Comparison, ...changes: readonly WireEffect[]): string[] =>
  wires.flatMap(({ service, wires }) =>
    wires.flatMap(({ port, pods, change }) =>
      changes.includes(change) ? [`${service.object.name} by ${port.name} to ${addressOf(numberOf(pods))}`] : [],
    ),
  );

test(`the ways from Services to pods that are lost and won between two random sets are those that are said (E2E_SEED=${seed})`, async () => {
  const choose = chooser(seed);
  const [pods, podsAfter] = beforeAndAfter(60, randomPod, choose);
  const [services, servicesAfter] = beforeAndAfter(60, randomService, choose);
  const [before, after] = [graphIn(pods, services), graphIn(podsAfter, servicesAfter)];
  await put(pods, services);
  const old = await waysIn(before);
  const comparison = compare(before, after);
  await bring(podsAfter, servicesAfter, comparison.deletion);
  const now = await waysIn(after);
  const lost = [...old].filter((way) => !now.has(way) && isIn(after, way));
  const won = [...now].filter((way) => !old.has(way) && isIn(before, way));
  console.log(`${lost.length} ways are lost and ${won.length} won`);
  expect(lost.length + won.length).toBeGreaterThanOrEqual(100);
  expect(waysSaid(comparison, 'lost', 'left').sort()).toEqual(lost.sort());
  expect(waysSaid(comparison, 'won').sort()).toEqual(won.sort());
});
