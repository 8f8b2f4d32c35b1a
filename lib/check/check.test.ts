import { check } from './check';
import { faults, sound } from './corpus';
import { manifestsIn } from './read-manifests';
import { report } from './report';

const problems = (text: string): string[] => report([...manifestsIn('file', text)]);

test.each(faults)('$title is a problem', ({ manifests, problem }) => {
  expect(problems(manifests)).toEqual([`file:${problem}`]);
});

test.each(sound)('$title is sound', ({ manifests }) => {
  expect(problems(manifests)).toEqual([]);
});

describe('a Service that misses its pods', () => {
  const pod = (name: string, labels: object, namespace = 'default', port = 80) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { containers: [{ name: 'web', image: 'nginx', ports: [{ containerPort: port }] }] },
  });
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'web', tier: 'front' }, ports: [{ port: 80 }] },
  };
  const sentences = (...objects: object[]) =>
    check(objects.map((value) => ({ value }))).map(({ sentence }) => sentence);

  test('is told that there are none at all', () => {
    expect(sentences(service)).toEqual([
      'Service web: spec.selector selects no pod: no Pod or workload of namespace default is among the manifests: give it, too',
    ]);
  });

  test('is told the namespace that has them', () => {
    expect(sentences(service, pod('a', { app: 'web', tier: 'front' }, 'shop'))).toEqual([
      'Service web: spec.selector selects no pod: Pod shop/a has these labels, but in namespace shop, not default: ' +
        'move one of the two',
    ]);
  });

  test('is told the pod that is selected but for one label', () => {
    const others = [pod('a', { app: 'db' }), pod('c', {}), pod('d', { tier: 'front' })];
    expect(sentences(service, pod('b', { app: 'web', tier: 'frnt' }), ...others)).toEqual([
      'Service web: spec.selector selects no pod: the nearest, Pod default/b, has tier=frnt, not tier=front: ' +
        'make the two the same',
    ]);
  });

  test('is told how many pods do not serve its port', () => {
    const labels = { app: 'web', tier: 'front' };
    const pods = [pod('a', labels), pod('b', labels, 'default', 81), pod('c', labels, 'default', 81)];
    expect(sentences(service, ...pods)).toEqual([
      'Service web: spec.ports[0].port leads to 80/TCP, but Pod default/b and 1 more serve 81/TCP: ' +
        'take one of these, or declare 80/TCP there',
    ]);
  });

  test('is not told so while a pod that it may select has a problem of its own', () => {
    expect(sentences(service, pod('B', { app: 'web', tier: 'front' }))).toEqual([
      expect.stringContaining('metadata.name is "B"'),
    ]);
  });
});

test('a Service is not told that it selects no pod while a file of manifests cannot be read', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { selector: { a: b }, ports: [{ port: 80 }] }\n';
  expect(problems(`${service}---\nkind: [Pod\n`)).toEqual([expect.stringMatching(/^file:7: is not YAML/)]);
});

test('a blank that only looks like one is shown by its code', () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a\u00a0' }, spec: { ports: [{ port: 80 }] } };
  expect(check([{ value: service }])).toMatchObject([{ message: expect.stringMatching(/^is "a\\u00a0"/) as string }]);
});

test('a problem of an object in a List stands at the line of its field', () => {
  const list =
    'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    metadata:\n      name: A\n    spec: { containers: [] }\n';
  expect(problems(list)).toEqual([
    expect.stringMatching(/^file:7: Pod A: metadata.name is "A"/),
    expect.stringMatching(/^file:8: Pod A: spec.containers is missing/),
  ]);
});

test('a problem of a workload is one of its pod template', () => {
  const cronJob = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'a' },
    spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a', imag: 'b' }] } } } } },
  };
  expect(check([{ value: cronJob }]).map(({ sentence }) => sentence)).toEqual([
    'CronJob a: spec.jobTemplate.spec.template.spec.containers[0].imag is not a field: did you mean image?',
  ]);
});

test('a custom resource is judged no further than being an object', () => {
  const rollout = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'Any Name' },
    spec: { template: { spec: { containers: 'any' } } },
  };
  expect(check([{ value: rollout }])).toEqual([]);
});

test('the same name of the same kind in two groups of APIs is two objects', () => {
  const objects = ['v1', 'serving.knative.dev/v1'].map((apiVersion) => ({
    value: { apiVersion, kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } },
  }));
  expect(check(objects)).toEqual([]);
});

test('the problems stand in the order of the manifests', () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { ports: [{ port: 80 }] } };
  const missing = { ...service, spec: { ...service.spec, selector: { a: 'b' } } };
  const refused = { ...service, metadata: { name: 'B' } };
  expect(check([missing, refused].map((value) => ({ value }))).map(({ index }) => index)).toEqual([0, 1]);
});

test('a problem of a name with a line break stays in one line', () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a\nb' }, spec: { ports: [{ port: 80 }] } };
  expect(check([{ value: service }])).toMatchObject([
    { sentence: expect.stringMatching(/^Service a b: metadata.name is "a\\nb"/) as string },
  ]);
});

test('a field in another case is told its own', () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { PORTS: [] } };
  expect(check([{ value: service }])).toMatchObject([{ message: 'is not a field: did you mean ports?' }]);
});

test('more problems than the stack holds end in the first', () => {
  const container = { name: 1, image: 2, ports: 3, env: 4, command: 5 };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: { containers: Array(50_000).fill(container) },
  };
  expect(check([{ value: pod }])).toHaveLength(1);
});
