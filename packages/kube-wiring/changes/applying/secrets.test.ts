import { differences } from './difference';
import { withoutSecrets } from './secrets';

const password = 'blue-bicycle-41';

const shown = (kind: string, before: unknown, after: unknown) =>
  differences(before, after).map((difference) => withoutSecrets(kind, difference));

test.each([
  ['a value', { data: { password } }, { data: { password: 'other' } }],
  ['a key', { data: {} }, { data: { password } }],
  ['all data', {}, { data: { password } }],
  ['all stringData that goes', { stringData: { password } }, {}],
  ['a value of another type', { stringData: { password: [password] } }, { stringData: { password: { password } } }],
  [
    'what kubectl keeps',
    { metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': password } } },
    { metadata: {} },
  ],
])('%s of a Secret is not shown', (_, before, after) => {
  const text = JSON.stringify(shown('Secret', before, after));
  expect(text).not.toMatch(/blue|other/);
  expect(text).toContain('(hidden)');
});

test('what is not there is not hidden', () => {
  expect(shown('Secret', {}, { data: { password } })).toEqual([
    { path: ['data'], from: undefined, to: '(hidden)', isOrder: false },
  ]);
});

test('what kubectl keeps is hidden of every kind', () => {
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': password };
  expect(JSON.stringify(shown('Pod', {}, { metadata: { annotations } }))).not.toContain(password);
});

test('the data of a ConfigMap and the type of a Secret are shown', () => {
  expect(shown('ConfigMap', { data: { a: 1 } }, { data: { a: 2 } })).toMatchObject([{ from: 1, to: 2 }]);
  expect(shown('Secret', { type: 'a' }, { type: 'b' })).toMatchObject([{ from: 'a', to: 'b' }]);
});
