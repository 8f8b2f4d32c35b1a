import { objectsIn } from '../manifests/kube-object';
import { pairsIn } from './pairs';

const pods = (...namespaces: readonly (string | undefined)[]) =>
  namespaces.flatMap((namespace) =>
    objectsIn({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace } }, { construct: 'web' }),
  );

/** The namespaces of each pair. */
const pairs = (before: ReturnType<typeof pods>, after: ReturnType<typeof pods>) =>
  pairsIn(before, after).map((pair) => [pair.before?.namespace, pair.after?.namespace]);

test('an object that names its namespace now is the one that did not', () => {
  expect(pairs(pods(undefined), pods('shop'))).toEqual([['default', 'shop']]);
});

test('an object of another namespace is another one', () => {
  expect(pairs(pods('shop'), pods('desk'))).toEqual([
    ['shop', undefined],
    [undefined, 'desk'],
  ]);
});

test('of two objects none is taken for the one that leaves its namespace out', () => {
  expect(pairs(pods('shop', 'desk'), pods(undefined))).toEqual([
    ['shop', undefined],
    ['desk', undefined],
    [undefined, 'default'],
  ]);
});
