import { effects } from './effects';

const said = (group: string, kind: string, before: object, after: object): (string | undefined)[][] =>
  effects(group, kind, before, after).map(({ effect, reason }) => (reason ? [effect, reason] : [effect]));

const map = (size: number, more: object = {}) => ({
  metadata: { annotations: {} },
  data: { a: '<'.repeat(size) },
  ...more,
});

describe('a ConfigMap', () => {
  test('holds what kubectl can keep of it in an annotation', () => {
    const reason = 'kubectl apply keeps it in an annotation, which holds at most 262144 bytes';
    expect(said('', 'ConfigMap', map(1), map(43_600))).toEqual([['read-again']]);
    expect(said('', 'ConfigMap', map(1), map(43_700))).toEqual([['invalid', reason]]);
  });

  test('counts its other annotations as well', () => {
    const metadata = { annotations: { a: 'x'.repeat(131_050) } };
    const after = map(1, { metadata });
    expect(said('', 'ConfigMap', map(2, { metadata }), after)).toMatchObject([['invalid', expect.any(String)]]);
  });

  test('that is immutable stays so', () => {
    expect(said('', 'ConfigMap', map(1, { immutable: true }), map(1))).toEqual([['refused']]);
  });

  test('loses a key', () => {
    expect(said('', 'ConfigMap', { data: { a: '1', b: '2' } }, { data: { a: '1' } })).toEqual([['read-again']]);
  });
});

test.each([
  ['rbac.authorization.k8s.io', 'Role'],
  ['networking.k8s.io', 'NetworkPolicy'],
  ['example.com', 'Oven'],
])('%s %s: labels and annotations are taken', (group, kind) => {
  const labels = { tier: 'x' };
  expect(said(group, kind, { metadata: {} }, { metadata: { labels } })).toEqual([['taken']]);
  expect(said(group, kind, { metadata: {} }, { metadata: { annotations: labels } })).toEqual([['taken']]);
});

test.each<[string, string, object, object]>([
  ['policy', 'PodDisruptionBudget', { minAvailable: 1 }, { minAvailable: '50%' }],
  ['', 'ResourceQuota', { hard: { cpu: 4 } }, { hard: { cpu: '4500m' } }],
  ['', 'LimitRange', { limits: [{ type: 'Container' }] }, { limits: [{ type: 'Pod' }] }],
  ['example.com', 'Oven', { args: { depth: 3 } }, { args: { depth: 4 } }],
])('%s %s: what type its own fields have is not known', (group, kind, before, after) => {
  expect(said(group, kind, { spec: before }, { spec: after })).toEqual([['unknown']]);
});

test('a label has to be a text, whatever the kind', () => {
  const labelled = (a: unknown) => ({ metadata: { labels: { a } } });
  expect(said('example.com', 'Oven', labelled('1'), labelled(2))).toEqual([['invalid', 'it has to be a text']]);
});

test('the class of a claim cannot change, where an annotation says it', () => {
  const of = (name: string) => ({ metadata: { annotations: { 'volume.beta.kubernetes.io/storage-class': name } } });
  expect(said('', 'PersistentVolumeClaim', of('a'), of('b'))).toEqual([['refused']]);
});

test('what the cluster adds is no change', () => {
  const [name, annotations] = ['kubectl.kubernetes.io/last-applied-configuration', { a: 'b' }];
  const after = { metadata: { annotations: { ...annotations, [name]: '{}' } } };
  expect(said('', 'Service', { metadata: { annotations } }, after)).toEqual([['unchanged']]);
  expect(said('', 'Service', {}, { status: { loadBalancer: {} } })).toEqual([['unchanged']]);
});
