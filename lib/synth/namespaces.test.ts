import { graphOf, type KubeObject, objectsIn } from 'kube-wiring';
import { namespaceHints } from './namespaces';

const object = (kind: string, name: string, namespace?: string) =>
  objectsIn({ apiVersion: 'v1', kind, metadata: { name, namespace } }, { construct: `shop/${kind.toLowerCase()}` });

const late = [...object('Namespace', 'shop'), ...object('ConfigMap', 'words', 'shop')];

const hintsOf = (objects: readonly KubeObject[], commands: string) =>
  namespaceHints('out', [{ name: 'shop', graph: graphOf(objects) }], `## [shop](shop)\n\n${commands}\n`);

const hint =
  'shop/namespace: hint: the first kubectl apply -f out/shop fails for ConfigMap shop/words, as Namespace shop is not there yet. ' +
  'Apply that first: kubectl apply -f out/shop/Namespace.shop.k8s.yaml';

test.each([
  ['say nothing of it', ''],
  ['apply the whole folder', 'kubectl apply -f dist/shop'],
  ['apply it too late', 'kubectl apply -f dist/shop/\nkubectl apply -f dist/shop/Namespace.shop.k8s.yaml'],
  ['apply one of another folder', 'kubectl apply -f dist/till/Namespace.shop.k8s.yaml\nkubectl apply -f dist/shop'],
])('a Namespace that comes after what is in it has a hint where the commands of the page %s', (_, commands) => {
  expect(hintsOf(late, commands)).toEqual([hint]);
});

test.each([
  ['in a line of its own', 'kubectl apply -f dist/shop/Namespace.shop.k8s.yaml\nkubectl apply -f dist/shop'],
  ['in the same line', 'kubectl apply -f dist/shop/Namespace.shop.k8s.yaml -f dist/shop'],
])('it has none where they apply it first, %s', (_, commands) => {
  expect(hintsOf(late, commands)).toEqual([]);
});

test.each([
  ['before what is in it', object('Pod', 'web', 'shop')],
  ['beside what is in another namespace', object('ConfigMap', 'words', 'desk')],
  ['alone', []],
])('a Namespace that comes %s has none', (_, others) => {
  expect(hintsOf([...object('Namespace', 'shop'), ...others], '')).toEqual([]);
});

test('the commands of another state do not count', () => {
  const page = '## [shop](shop)\n\n## [till](till)\n\nkubectl apply -f dist/shop/Namespace.shop.k8s.yaml\n';
  expect(namespaceHints('out', [{ name: 'shop', graph: graphOf(late) }], page)).toEqual([hint]);
});

test('a definition of a kind has a hint where there are objects of it', () => {
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'ovens.shop.example' },
    spec: { group: 'shop.example', names: { kind: 'Oven' } },
  };
  const oven = { apiVersion: 'shop.example/v1', kind: 'Oven', metadata: { name: 'one' } };
  const objects = [definition, oven].flatMap((value) => objectsIn(value, { construct: 'shop/ovens' }));
  expect(hintsOf(objects, '')).toEqual([
    'shop/ovens: hint: the first kubectl apply -f out/shop fails for Oven one, as CustomResourceDefinition ovens.shop.example is not there yet. ' +
      'Apply that first: kubectl apply -f out/shop/CustomResourceDefinition.ovens.shop.example.k8s.yaml',
  ]);
});
