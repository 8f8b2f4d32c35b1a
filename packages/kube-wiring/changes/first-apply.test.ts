import { objectsIn, title } from '../manifests/kube-object';
import { earlyIn } from './first-apply';

const object = (kind: string, name: string, namespace?: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace },
});

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'ovens.shop.example' },
  spec: { group: 'shop.example', names: { kind: 'Oven' } },
};
const oven = { apiVersion: 'shop.example/v1', kind: 'Oven', metadata: { name: 'one' } };

const says = (...manifests: object[]) =>
  earlyIn(manifests.flatMap((manifest, i) => objectsIn(manifest, { construct: `test/${i}` }))).map(
    ({ object, needed }) => `${title(object)} needs ${title(needed)}`,
  );

const namespace = object('Namespace', 'shop');

test('what is in a Namespace that comes later is not created at first', () => {
  expect(says(object('ConfigMap', 'words', 'shop'), namespace, object('Pod', 'web', 'shop'))).toEqual([
    'ConfigMap shop/words needs Namespace shop',
  ]);
});

test.each([
  ['in another namespace', object('ConfigMap', 'words', 'desk')],
  ['in none that is named', object('ConfigMap', 'words')],
])('what is %s is created', (_, other) => expect(says(other, namespace)).toEqual([]));

test('what is in a namespace that every cluster has is created', () => {
  expect(says(object('ConfigMap', 'words', 'default'), object('Namespace', 'default'))).toEqual([]);
});

test('an object of a kind that is defined in the same folder is not created at first, wherever that is', () => {
  const expected = ['Oven one needs CustomResourceDefinition ovens.shop.example'];
  expect(says(oven, definition)).toEqual(expected);
  expect(says(definition, oven)).toEqual(expected);
});

test('an object of another group than the one that is defined is created', () => {
  expect(says(definition, { ...oven, apiVersion: 'desk.example/v1' })).toEqual([]);
});
