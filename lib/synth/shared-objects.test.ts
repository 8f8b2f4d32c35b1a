import { graphOf, objectsIn } from 'kube-wiring';
import { type PlacedState, sharedObjectHints, sharedObjects } from './shared-objects';

/** A state with Deployments, each given as NAMESPACE/NAME. */
const state = (name: string, deployments: readonly string[], more: Partial<PlacedState> = {}): PlacedState => ({
  name,
  graph: graphOf(
    deployments.flatMap((path) => {
      const [namespace, name] = path.split('/');
      const manifest = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace, name } };
      return objectsIn(manifest, { construct: 'chart/deployment' });
    }),
  ),
  ...more,
});

test('two states that have an object in common are named, with the object', () => {
  expect(sharedObjects([state('staging', ['shop/shop']), state('prod', ['shop/shop', 'shop/till'])])).toEqual([
    "staging and prod both have Deployment shop/shop: in one cluster the one that is applied later replaces the other's.",
  ]);
});

test('the hint says what to do as well', () => {
  expect(sharedObjectHints([state('staging', ['shop/shop']), state('prod', ['shop/shop'])])).toEqual([
    "states.ts: hint: staging and prod both have Deployment shop/shop: in one cluster the one that is applied later replaces the other's. " +
      "Give them namespaces of their own or, if they are for clusters of their own, name those: cluster: 'NAME'.",
  ]);
});

test('more states are named in one sentence, and of many objects some', () => {
  const names = ['shop/a', 'shop/b', 'shop/c', 'shop/d'];
  expect(sharedObjects(['staging', 'test', 'prod'].map((name) => state(name, names)))).toEqual([
    "staging, test and prod all have Deployment shop/a, Deployment shop/b and 2 more: in one cluster the one that is applied last replaces the others'.",
  ]);
});

test('two branches after one state are named, and what they follow is not', () => {
  const after = { after: 'base' };
  const states = [
    state('base', ['shop/shop']),
    state('blue', ['shop/shop'], after),
    state('green', ['shop/shop'], after),
  ];
  expect(sharedObjects(states)).toEqual([expect.stringMatching(/^blue and green both have /)]);
});

test.each<[string, readonly PlacedState[]]>([
  ['in namespaces of their own', [state('staging', ['shop-staging/shop']), state('prod', ['shop/shop'])]],
  ['in another cluster each', [state('staging', ['shop/shop']), state('prod', ['shop/shop'], { cluster: 'prod' })]],
  [
    'of which one follows the other, through a third, beside one of its own',
    [
      state('one', ['a/b']),
      state('two', ['a/c'], { after: 'one' }),
      state('three', ['a/b'], { after: 'two' }),
      state('apart', ['c/d']),
    ],
  ],
  [
    'that follow states of another cluster each',
    [
      state('prod', ['shop/till'], { cluster: 'prod' }),
      state('prod-next', ['shop/shop'], { after: 'prod' }),
      state('staging', ['shop/shop']),
    ],
  ],
])('nothing is said of states %s', (_, states) => {
  expect(sharedObjects(states)).toEqual([]);
});
