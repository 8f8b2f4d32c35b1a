import { objectsIn } from '../manifests/kube-object';
import { graphOf } from '../wiring/graph';
import { compare } from './compare';
import { type Deletion, merged } from './deletion';

const pod = (name: string, port = 80) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: 'web' } },
  spec: { containers: [{ name: 'web', ports: [{ containerPort: port }] }] },
});

const service = (spec: object = {}, name = 'web') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: 'web' }, ports: [{ port: 80 }], ...spec },
});

const graphOfAll = (manifests: readonly object[]) =>
  graphOf(manifests.flatMap((manifest, i) => objectsIn(manifest, { construct: `test/${i}` })));

const deletion = (before: readonly object[], after: readonly object[]) =>
  compare(graphOfAll(before), graphOfAll(after)).deletion;

const namesIn = ({ first, last, unserved }: Deletion) =>
  [first, last, unserved].map((objects) => objects.map(({ kind, name }) => `${kind} ${name}`));

test('what is refused is first, what is gone last', () => {
  expect(namesIn(deletion([pod('a'), pod('b')], [pod('a', 81)]))).toEqual([['Pod a'], ['Pod b'], []]);
});

test('a Service that would stay headless is first', () => {
  expect(namesIn(deletion([service({ clusterIP: 'None' })], [service()]))).toEqual([['Service web'], [], []]);
});

test('a Service is unserved where all pods that it has are first', () => {
  expect(namesIn(deletion([pod('a'), service()], [pod('a', 81), service()]))[2]).toEqual(['Service web']);
  expect(namesIn(deletion([pod('a'), pod('b'), service()], [pod('a', 81), pod('b'), service()]))[2]).toEqual([]);
});

test('a Service that has no pods, or is away itself, is not unserved', () => {
  const stock = service({ selector: { app: 'stock' } }, 'stock');
  expect(namesIn(deletion([pod('a'), stock], [pod('a', 81), stock]))[2]).toEqual([]);
  const [before, after] = [service({ clusterIP: '10.96.0.8' }), service({ clusterIP: '10.96.0.9' })];
  expect(namesIn(deletion([pod('a'), before], [pod('a', 81), after]))).toEqual([['Pod a', 'Service web'], [], []]);
});

test('a Service of a workload without replicas has no pods that could be away', () => {
  const deployment = (app: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas: 0,
      selector: { matchLabels: { app } },
      template: { metadata: { labels: { app } }, spec: { containers: [{ name: 'web' }] } },
    },
  });
  const headless = service({ clusterIP: 'None', ports: [] });
  expect(namesIn(deletion([deployment('web'), headless], [deployment('shop'), headless]))).toEqual([
    ['Deployment web'],
    [],
    [],
  ]);
});

test('of several states each object is deleted once, and first where one of them wants that', () => {
  const states = [deletion([pod('a'), service()], [pod('a', 81), service()]), deletion([pod('a'), pod('b')], [])];
  expect(namesIn(merged([...states, ...states], []))).toEqual([['Pod a'], ['Pod b'], ['Service web']]);
});

test('what is gone from one of several states is not deleted where another one has it', () => {
  const states = [deletion([pod('a'), service()], [pod('a')]), deletion([pod('a'), pod('b')], [pod('a')])];
  expect(namesIn(merged(states, [graphOfAll([pod('a')]), graphOfAll([pod('a'), service()])]))).toEqual([
    [],
    ['Pod b'],
    [],
  ]);
});
