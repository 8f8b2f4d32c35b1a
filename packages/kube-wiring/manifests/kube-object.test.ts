import { isComplete, isMeantForManifest, objectsIn, title } from './kube-object';

const named = (kind: string, name: string, namespace?: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace },
});

const origin = { construct: 'shop/till' };
const objects = (document: unknown, namespace?: string) => objectsIn(document, origin, namespace);
const titles = (document: unknown) => objects(document).map(title);

test('a document is an object', () => {
  const value = named('Pod', 'till', 'shop');
  expect(objects(value)).toEqual([
    {
      apiVersion: 'v1',
      group: '',
      kind: 'Pod',
      name: 'till',
      namespace: 'shop',
      hasNamespace: true,
      identity: '\nPod\nshop\ntill',
      place: { construct: 'shop/till', path: [] },
      value,
    },
  ]);
});

test('the group is that of the API version, and the core group has no name', () => {
  expect(objects({ ...named('Deployment', 'till'), apiVersion: 'apps/v1' })).toMatchObject([{ group: 'apps' }]);
  expect(objects(named('Pod', 'till'))).toMatchObject([{ group: '' }]);
});

test.each([true, 15])('a kind that is %p is none', (kind) => {
  expect(objects({ ...named('Pod', 'till'), kind })).toMatchObject([{ kind: '' }]);
});

describe('the identity of an object', () => {
  const identity = (value: object, construct = 'shop/till') => objectsIn(value, { construct })[0]?.identity;
  const till = named('Ingress', 'till', 'shop');
  const nameless = { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'till-' } };

  test('is the same in each version of its API', () => {
    expect(identity({ ...till, apiVersion: 'networking.k8s.io/v1' })).toBe(
      identity({ ...till, apiVersion: 'networking.k8s.io/v1beta1' }),
    );
  });

  test.each([
    ['group', { ...till, apiVersion: 'extensions/v1' }],
    ['kind', named('Pod', 'till', 'shop')],
    ['namespace', named('Ingress', 'till', 'desk')],
    ['name', named('Ingress', 'desk', 'shop')],
  ])('differs with its %s', (_, other) => {
    expect(identity(other)).not.toBe(identity(till));
  });

  test('has no namespace where the kind has none', () => {
    expect(identity(named('Namespace', 'till', 'shop'))).toBe(identity(named('Namespace', 'till')));
  });

  test('is its place where it has no name', () => {
    expect(identity(nameless)).toBe(identity(nameless));
    expect(identity(nameless, 'shop/desk')).not.toBe(identity(nameless));
  });
});

test('an object that names no namespace is in the default one', () => {
  expect(objects(named('Pod', 'till'))).toMatchObject([{ namespace: 'default', hasNamespace: false }]);
});

test('an object that names no namespace is in the one that is given', () => {
  expect(objects(named('Pod', 'till'), 'shop')).toMatchObject([{ namespace: 'shop', hasNamespace: false }]);
});

test.each([
  ['nothing', null],
  ['a text', 'Pod'],
  ['a list', [named('Pod', 'till')]],
  ['a map without a kind and an API version', { metadata: { name: 'till' } }],
])('%s is no complete object', (_, document) => {
  expect(objects(document).map(isComplete)).toEqual([false]);
});

test.each([
  ['a kind', { kind: 'Pod' }],
  ['a misspelt kind', { Kind: 'Pod' }],
  ['metadata', { metadata: {}, spec: {} }],
  ['an item with a kind', [{ a: 1 }, { kind: 'Pod' }]],
  ['the word kind', 'kind Pod'],
])('a document with %s is meant for a manifest', (_, document) => {
  expect(isMeantForManifest(document)).toBe(true);
});

test.each([
  ['other fields', { image: { kind: 'a' } }],
  ['other items', [1, null]],
  ['another word', 'kindness'],
])('a document with %s is not meant for a manifest', (_, document) => {
  expect(isMeantForManifest(document)).toBe(false);
});

test.each([
  ['without a kind', { apiVersion: 'v1' }],
  ['without an API version', { kind: 'Pod' }],
  ['of a kind that is no text', { apiVersion: 'v1', kind: ['Pod'] }],
])('an object %s is not complete', (_, value) => {
  expect(objects(value).map(isComplete)).toEqual([false]);
});

describe('the items of a list', () => {
  const list = (kind: string, ...items: unknown[]) => ({ apiVersion: 'v1', kind, items });

  test('are objects', () => {
    expect(titles(list('List', named('Pod', 'a'), named('Service', 'b')))).toEqual(['Pod a', 'Service b']);
  });

  test('know their way within the document', () => {
    expect(objects(list('List', named('Pod', 'a'), named('Pod', 'b')))).toMatchObject([
      { place: { path: ['items', 0] } },
      { place: { path: ['items', 1] } },
    ]);
  });

  test('need no kind in a list of one kind', () => {
    expect(titles(list('PodList', { metadata: { name: 'a' } }))).toEqual(['Pod a']);
  });

  test('need a kind in a list of any', () => {
    expect(objects(list('List', { apiVersion: 'v1', metadata: { name: 'a' } })).map(isComplete)).toEqual([false]);
  });

  test('are in the namespace that is given', () => {
    expect(objects(list('List', named('Pod', 'a')), 'shop')).toMatchObject([{ namespace: 'shop' }]);
  });

  test('may be lists', () => {
    expect(titles(list('List', list('List', named('Pod', 'a'))))).toEqual(['Pod a']);
  });
});

test('a kind that ends in List, and has no items, is an object', () => {
  expect(titles(named('AllowList', 'a'))).toEqual(['AllowList a']);
});

test.each([
  ['a name', named('Pod', 'till'), 'Pod till'],
  ['a name and a namespace', named('Pod', 'till', 'shop'), 'Pod shop/till'],
  ['no name', { apiVersion: 'v1', kind: 'Pod' }, 'Pod of shop/till'],
  ['no namespace in its kind', named('Namespace', 'till', 'shop'), 'Namespace till'],
  [
    'the kind Service of another API',
    { ...named('Service', 'till'), apiVersion: 'serving.knative.dev/v1' },
    'Service.serving.knative.dev till',
  ],
])('an object with %s has a title', (_, value, expected) => {
  expect(titles(value)).toEqual([expected]);
});
