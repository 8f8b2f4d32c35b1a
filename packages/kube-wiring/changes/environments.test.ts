import { objectsIn } from '../manifests/kube-object';
import { graphOf } from '../wiring/graph';
import { compareEnvironments } from './environments';
import { environmentsText } from './environments-text';

const configMap = (name: string, namespace: string | undefined, value = 'x') => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
  data: { value },
});

const namespace = (name: string, team: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { team } },
});

const graphOfAll = (manifests: readonly object[]) =>
  graphOf(manifests.flatMap((manifest, i) => objectsIn(manifest, { construct: `test/${i}` })));

/** What is said of two environments; undefined where they are none. */
function says(before: readonly object[], after: readonly object[]) {
  const environments = compareEnvironments(graphOfAll(before), graphOfAll(after));
  return environments && environmentsText(environments, ['staging', 'prod']).split('\n\n');
}

const move =
  'If this is one environment that moves, all of it is created anew in shop, and what is in shop-staging stays until you delete it.';

test('two environments in namespaces of their own are compared without them, and nothing of it is about applying', () => {
  const before = [namespace('shop-staging', 'a'), configMap('a', 'shop-staging'), configMap('b', 'shop-staging')];
  const after = [namespace('shop', 'b'), configMap('a', 'shop', 'z'), configMap('c', 'shop')];
  expect(says(before, after)).toEqual([
    'staging is in namespace shop-staging, prod in shop; what differs besides:',
    [
      '| what | change |',
      '| --- | --- |',
      '| Namespace of the environment | labels.team a → b |',
      '| ConfigMap a | data.value x → z |',
      '| ConfigMap b | only in staging |',
      '| ConfigMap c | only in prod |',
    ].join('\n'),
    move,
  ]);
});

test('that nothing differs besides is said', () => {
  expect(says([configMap('a', 'shop-staging')], [configMap('a', 'shop')])).toEqual([
    'staging is in namespace shop-staging, prod in shop; nothing differs besides.',
    move,
  ]);
});

test('what names no namespace is compared with what names none', () => {
  const before = [configMap('a', 'shop-staging'), configMap('b', undefined)];
  expect(says(before, [configMap('a', 'shop'), configMap('b', undefined, 'z')])?.[1]).toMatch(
    /\n\| ConfigMap b \| data\.value x → z \|$/,
  );
});

test('a default that is written out in one is no difference', () => {
  const service = (namespace: string, spec: object) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace },
    spec,
  });
  expect(says([service('shop-staging', {})], [service('shop', { type: 'ClusterIP' })])).toHaveLength(2);
});

test.each([
  ['in one namespace', [configMap('a', 'shop')], [configMap('a', 'shop')]],
  ['of which one names none', [configMap('a', undefined)], [configMap('a', 'shop')]],
  ['of which one names two', [configMap('a', 'shop'), configMap('a', 'desk')], [configMap('a', 'till')]],
])('two folders %s are no environments side by side', (_, before, after) => {
  expect(says(before, after)).toBeUndefined();
});
