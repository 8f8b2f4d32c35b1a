import { objectsIn } from 'kube-wiring';
import { namespaceHints } from './namespaces';

const object = (kind: string, name: string, namespace?: string) =>
  objectsIn({ apiVersion: 'v1', kind, metadata: { name, namespace } }, { construct: `shop/${kind.toLowerCase()}` });

test('a Namespace that comes after what is in it has a hint, with the command that applies it first', () => {
  expect(
    namespaceHints('dist/shop', [...object('Namespace', 'shop'), ...object('ConfigMap', 'words', 'shop')]),
  ).toEqual([
    'shop/namespace: hint: kubectl apply -f dist/shop applies ConfigMap shop/words before Namespace shop, and fails the first time. ' +
      'Apply the Namespace first: kubectl apply -f dist/shop/Namespace.shop.k8s.yaml',
  ]);
});

test.each([
  ['before what is in it', object('Pod', 'web', 'shop')],
  ['beside what is in another namespace', object('ConfigMap', 'words', 'desk')],
  ['alone', []],
])('a Namespace that comes %s has none', (_, others) => {
  expect(namespaceHints('dist/shop', [...object('Namespace', 'shop'), ...others])).toEqual([]);
});
