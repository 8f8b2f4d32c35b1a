import { labelsAt, listAt, textAt, valueAt } from './fields';

const value = { spec: { ports: [{ port: 80 }, 'http'], selector: { app: 'web', tier: null, count: 2, list: [1] } } };

test('a field is found by names and positions', () => {
  expect(valueAt(value, 'spec', 'ports', 0, 'port')).toBe(80);
});

test.each([
  [['spec', 'missing']],
  [['spec', 'ports', 2]],
  [['spec', 'ports', 'port']],
  [['spec', 'ports', 1, 'length']],
  [['spec', 'constructor']],
])('there is no field at %j', (path) => {
  expect(valueAt(value, ...path)).toBeUndefined();
});

test.each([
  ['a text', 'web', 'web'],
  ['a number', 80, '80'],
  ['a boolean', true, 'true'],
  ['null', null, ''],
  ['a list', ['web'], ''],
  ['a map', { app: 'web' }, ''],
])('the text of %s', (_, value, text) => {
  expect(textAt({ value }, 'value')).toBe(text);
});

test('only a list has items', () => {
  expect([listAt(value, 'spec', 'ports'), listAt(value, 'spec'), listAt(value, 'none')]).toEqual([
    value.spec.ports,
    [],
    [],
  ]);
});

test('labels are texts, empty where their value is none', () => {
  expect([...labelsAt(value, 'spec', 'selector')]).toEqual([
    ['app', 'web'],
    ['tier', ''],
    ['count', '2'],
    ['list', ''],
  ]);
});

test('a list is no labels', () => {
  expect(labelsAt(value, 'spec', 'ports').size).toBe(0);
});
