import { objectsIn } from '../manifests/kube-object';
import { graphOf } from '../wiring/graph';
import { compare } from './compare';

const pod = (name: string, ...ports: object[]) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: 'web' } },
  spec: { containers: [{ name: 'web', ports }] },
});

const service = (...ports: object[]) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports },
});

const graphOfAll = (manifests: readonly object[]) =>
  graphOf(manifests.flatMap((manifest, i) => objectsIn(manifest, { construct: `test/${i}` })));

/** What becomes of each wire of the Services that lead elsewhere, as `port pod: change`. */
const wires = (before: readonly object[], after: readonly object[]) =>
  compare(graphOfAll(before), graphOfAll(after)).wires.flatMap(({ wires }) =>
    wires.map(({ port, pods, change }) => `${port.port} ${pods.name}: ${change}`),
  );

const http = { name: 'http', containerPort: 8080 };

test('a Service without any change is left out', () => {
  expect(wires([pod('a', http), service({ port: 80 })], [pod('a', http), service({ port: 80 })])).toEqual([]);
});

test('each wire of a Service that leads elsewhere is there, also those that stay', () => {
  const [before, after] = [
    [pod('a'), pod('b'), service({ port: 80 })],
    [pod('a'), pod('c'), service({ port: 80 })],
  ];
  expect(wires(before, after)).toEqual(['80 a: none', '80 b: left', '80 c: won']);
});

test('a Service that becomes an ExternalName keeps no endpoints', () => {
  const external = { ...service(), spec: { type: 'ExternalName', externalName: 'shop.example' } };
  expect(wires([pod('a'), service({ port: 80 })], [pod('a'), external])).toEqual(['80 a: lost']);
});

test('of two ports of one number, the former one is that of its protocol', () => {
  const named = (tcp: string, udp: string) =>
    service({ name: tcp, port: 53, targetPort: 5053 }, { name: udp, port: 53, targetPort: 5054, protocol: 'UDP' });
  expect(wires([pod('a'), named('x', 'y')], [pod('a'), named('v', 'w')])).toEqual([]);
});

test('a number leads to pods that do not declare it, a name does not', () => {
  const ports = (targetPort: number | string) => service({ port: 80, targetPort });
  expect(wires([pod('a', http), ports('http')], [pod('a', http), ports(9090)])).toEqual(['80 a: undeclared']);
  expect(wires([pod('a', http), ports(9090)], [pod('a', http), ports('web')])).toEqual(['80 a: lost']);
});

test.each([
  [
    'of its number',
    [
      { name: 'x', port: 80 },
      { name: 'y', port: 81 },
    ],
    [
      { name: 'w', port: 81 },
      { name: 'z', port: 82 },
    ],
    ['80 a: lost', '81 a: none', '82 a: won'],
  ],
  [
    'of its name',
    [
      { name: 'x', port: 80 },
      { name: 'y', port: 81 },
    ],
    [
      { name: 'x', port: 90 },
      { name: 'z', port: 92 },
    ],
    ['90 a: none', '81 a: lost', '92 a: won'],
  ],
])('a port is the former one %s', (_, before, after, expected) => {
  expect(wires([pod('a'), service(...before)], [pod('a'), service(...after)])).toEqual(expected);
});

test('the only port is the former one, whatever its number', () => {
  expect(wires([pod('a'), service({ port: 80 })], [pod('a'), service({ port: 81 })])).toEqual([]);
});

test('pods that are gone are left to the Service only if it still selects them', () => {
  const other = { ...service({ port: 80 }), spec: { selector: { app: 'shop' }, ports: [{ port: 80 }] } };
  expect(wires([pod('a'), service({ port: 80 })], [service({ port: 80 })])).toEqual(['80 a: left']);
  expect(wires([pod('a'), service({ port: 80 })], [other])).toEqual(['80 a: lost']);
});

test('a Service whose selector is removed keeps its wires', () => {
  const after = { ...service({ port: 80 }), spec: { ports: [{ port: 80 }] } };
  expect(wires([pod('a'), service({ port: 80 })], [after])).toEqual(['80 a: none']);
});
