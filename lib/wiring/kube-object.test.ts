import { objectsIn, title } from './kube-object';

const named = (kind: string, name: string, namespace?: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace },
});

const titles = (document: unknown) => objectsIn(document).map(title);

test('a document is an object', () => {
  const value = { ...named('Deployment', 'till', 'shop'), apiVersion: 'apps/v1' };
  expect(objectsIn(value)).toEqual([
    { group: 'apps', kind: 'Deployment', name: 'till', namespace: 'shop', namesNamespace: true, path: [], value },
  ]);
});

test('the core group has no name', () => {
  expect(objectsIn(named('Pod', 'till'))).toMatchObject([{ group: '' }]);
});

test('an object that names no namespace is in the default one', () => {
  expect(objectsIn(named('Pod', 'till'))).toMatchObject([{ namespace: 'default', namesNamespace: false }]);
});

test('an object that names no namespace is in the one that is given', () => {
  expect(objectsIn(named('Pod', 'till'), 'shop')).toMatchObject([{ namespace: 'shop', namesNamespace: false }]);
});

test.each([
  ['nothing', null],
  ['a text', 'Pod'],
  ['a list', [named('Pod', 'till')]],
  ['a map without a kind', { apiVersion: 'v1' }],
  ['a map without an API version', { kind: 'Pod' }],
  ['a kind that is no text', { apiVersion: 'v1', kind: ['Pod'] }],
])('%s is no object', (_, document) => {
  expect(objectsIn(document)).toEqual([]);
});

describe('the items of a list', () => {
  const list = (kind: string, ...items: unknown[]) => ({ apiVersion: 'v1', kind, items });

  test('are objects', () => {
    expect(titles(list('List', named('Pod', 'a'), named('Service', 'b')))).toEqual(['Pod a', 'Service b']);
  });

  test('know their way within the document', () => {
    expect(objectsIn(list('List', null, named('Pod', 'a')))).toMatchObject([{ path: ['items', 1] }]);
  });

  test('need no kind in a list of one kind', () => {
    expect(titles(list('PodList', { metadata: { name: 'a' } }))).toEqual(['Pod a']);
  });

  test.each([
    ['a kind', { apiVersion: 'v1', metadata: { name: 'a' } }],
    ['an API version', { kind: 'Pod', metadata: { name: 'a' } }],
  ])('need %s in a list of any', (_, item) => {
    expect(titles(list('List', item))).toEqual([]);
  });

  test('are in the namespace that is given', () => {
    expect(objectsIn(list('List', named('Pod', 'a')), 'shop')).toMatchObject([{ namespace: 'shop' }]);
  });

  test('may be lists', () => {
    expect(titles(list('List', list('List', named('Pod', 'a'))))).toEqual(['Pod a']);
  });

  test('may be the list itself', () => {
    const items: unknown[] = [named('Pod', 'a')];
    items.push(list('List', ...items), { apiVersion: 'v1', kind: 'List', items });
    expect(titles({ apiVersion: 'v1', kind: 'List', items })).toContain('Pod a');
  });
});

test('a kind that ends in List, and has no items, is an object', () => {
  expect(titles(named('AllowList', 'a'))).toEqual(['AllowList a']);
});

test.each([
  ['a name', named('Pod', 'till'), 'Pod till'],
  ['a name and a namespace', named('Pod', 'till', 'shop'), 'Pod shop/till'],
  ['no name', { apiVersion: 'v1', kind: 'Pod' }, 'Pod'],
])('an object with %s has a title', (_, value, expected) => {
  expect(titles(value)).toEqual([expected]);
});
