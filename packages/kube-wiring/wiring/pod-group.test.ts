import { objectsIn } from '../manifests/kube-object';
import { alikeIn, podGroupOf } from './pod-group';

const podsIn = (value: object) =>
  objectsIn({ apiVersion: 'v1', ...value }, { construct: 'test' }).flatMap((object) => podGroupOf(object) ?? []);

const template = {
  metadata: { labels: { app: 'till' } },
  spec: { containers: [{ name: 'till', ports: [{ containerPort: 8080 }] }] },
};

test('a Pod is pods', () => {
  expect(podsIn({ kind: 'Pod', ...template })).toMatchObject([
    {
      count: 1,
      labels: new Map([['app', 'till']]),
      ports: [{ name: '', number: '8080', protocol: 'TCP' }],
      runsToCompletion: false,
    },
  ]);
});

test('a Pod without containers is pods', () => {
  expect(podsIn({ kind: 'Pod' })).toMatchObject([{ labels: new Map(), containers: [] }]);
});

test('a Pod of another API is none', () => {
  expect(podsIn({ apiVersion: 'example.com/v1', kind: 'Pod', ...template })).toEqual([]);
});

test.each(['Deployment', 'Rollout', 'Service', 'constructor'])('a %s has the pods of its template', (kind) => {
  const pods = podsIn({
    apiVersion: 'example.com/v1',
    kind,
    metadata: { labels: { app: 'other' } },
    spec: { template },
  });
  expect(pods).toMatchObject([{ labels: new Map([['app', 'till']]), ports: [{ number: '8080' }] }]);
});

test('a CronJob has the pods of its jobs’ template', () => {
  const pods = podsIn({ apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec: { template } } } });
  expect(pods).toMatchObject([
    { containers: [{ path: ['spec', 'jobTemplate', 'spec', 'template', 'spec', 'containers', 0] }] },
  ]);
});

test('an object with a template of something else has none', () => {
  expect(podsIn({ kind: 'SealedSecret', spec: { template: { metadata: { labels: { app: 'till' } } } } })).toEqual([]);
});

test.each([
  ['as many as a workload says', { replicas: 3 }, 3],
  ['none where it says so', { replicas: 0 }, 0],
  ['one where it says nothing', {}, 1],
  ['one where it says what is no number', { replicas: '${REPLICAS}' }, 1],
])('there are %s', (_, spec, count) => {
  expect(podsIn({ apiVersion: 'apps/v1', kind: 'Deployment', spec: { ...spec, template } })).toMatchObject([{ count }]);
});

test('a port has the name and the protocol that it says', () => {
  const ports = [{ name: 'dns', containerPort: '53', protocol: 'UDP' }];
  expect(podsIn({ kind: 'Pod', spec: { containers: [{ ports }] } })).toMatchObject([
    { ports: [{ name: 'dns', number: '53', protocol: 'UDP' }] },
  ]);
});

test('the ports of native sidecars come after those of containers', () => {
  const spec = {
    initContainers: [{ restartPolicy: 'Always', ports: [{ containerPort: 1 }] }],
    containers: [{ ports: [{ containerPort: 2 }] }, { ports: [{ containerPort: 3 }] }],
  };
  expect(podsIn({ kind: 'Pod', spec })[0]?.ports.map(({ number }) => number)).toEqual(['2', '3', '1']);
});

test('an init container that ends is no container of the pods', () => {
  const spec = { initContainers: [{ name: 'load' }, { restartPolicy: 'Always' }], containers: [] };
  expect(podsIn({ kind: 'Pod', spec })[0]?.containers.map(({ path }) => path)).toEqual([['spec', 'initContainers', 1]]);
});

test.each([
  ['Never', true],
  ['OnFailure', true],
  ['Always', false],
])('pods with the restart policy %s: that they run to completion is %s', (restartPolicy, runsToCompletion) => {
  expect(podsIn({ kind: 'Pod', spec: { restartPolicy } })).toMatchObject([{ runsToCompletion }]);
});

describe('pods are alike', () => {
  const named = (
    name: string,
    { kind = 'Deployment', image = 'till:1', replicas = 1, labels = { app: 'till' } } = {},
  ) =>
    podsIn({
      apiVersion: 'apps/v1',
      kind,
      metadata: { name },
      spec: { replicas, template: { metadata: { labels }, spec: { containers: [{ name: 'till', image }] } } },
    });

  const sizes = (...podGroups: ReturnType<typeof podsIn>) => alikeIn(podGroups).map((alike) => alike.length);

  test('when they differ only in the names of their objects', () => {
    expect(sizes(...named('a'), ...named('b'))).toEqual([2]);
  });

  test.each([
    ['another image', { image: 'till:2' }],
    ['other labels', { labels: { app: 'desk' } }],
    ['another kind', { kind: 'StatefulSet' }],
    ['another number', { replicas: 2 }],
  ])('and not with %s', (_, other) => {
    expect(sizes(...named('a'), ...named('b', other))).toEqual([1, 1]);
  });
});
