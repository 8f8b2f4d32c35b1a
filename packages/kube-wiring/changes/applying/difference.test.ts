import { type Difference, differences, type NamedPath } from './difference';

const textOf = (path: NamedPath) => path.map((step) => (typeof step === 'object' ? `[${step.item}]` : step)).join('.');

/** Differences as tuples, which a test can hold in a line. */
const found = (before: unknown, after: unknown) =>
  differences(before, after).map(({ path, from, to, isOrder }: Difference) => [
    textOf(path),
    from,
    to,
    ...(isOrder ? ['order'] : []),
  ]);

const [a, b, c] = ['A', 'B', 'C'].map((name) => ({ name, value: name.toLowerCase() }));

test.each([
  ['a text and a boolean', { x: 'true' }, { x: true }, ['x', 'true', true]],
  ['a text and a number', { x: '80' }, { x: 80 }, ['x', '80', 80]],
  ['a field that is new', {}, { x: 1 }, ['x', undefined, 1]],
  ['a field that is gone', { x: 1 }, {}, ['x', 1, undefined]],
  ['null and no field', {}, { x: null }, ['x', undefined, null]],
  ['an empty map and no field', {}, { x: {} }, ['x', undefined, {}]],
  ['an empty list and no field', { x: [] }, {}, ['x', [], undefined]],
  ['an empty list and an empty map', { x: [] }, { x: {} }, ['x', [], {}]],
  ['a map that is new', {}, { x: { y: { z: 1 } } }, ['x', undefined, { y: { z: 1 } }]],
  ['a field that objects inherit', {}, { toString: 1 }, ['toString', undefined, 1]],
  ['another split of a list of texts', { x: ['a b'] }, { x: ['a', 'b'] }, ['x', ['a b'], ['a', 'b']]],
  ['another order of texts', { x: [1, 2] }, { x: [2, 1] }, ['x', [1, 2], [2, 1], 'order']],
  ['an item that is new', { x: [a] }, { x: [a, b] }, ['x.[B]', undefined, b]],
  ['an item that is new before others', { x: [b] }, { x: [a, b] }, ['x.[A]', undefined, a]],
  ['an item of a list that was empty', { x: [] }, { x: [a] }, ['x.[A]', undefined, a]],
  ['an item that is gone', { x: [a, b] }, { x: [b] }, ['x.[A]', a, undefined]],
  ['a field of an item', { x: [a, b] }, { x: [a, { ...b, value: 1 }] }, ['x.[B].value', 'b', 1]],
  ['another order of items', { x: [a, b, c] }, { x: [a, c, b] }, ['x', ['A', 'B', 'C'], ['A', 'C', 'B'], 'order']],
  ['an item that stood there twice', { x: [a, a] }, { x: [a] }, ['x.1', a, undefined]],
  [
    'an item without a name before others',
    { x: [{ y: 1 }] },
    { x: [{ y: 2 }, { y: 1 }] },
    ['x.0', undefined, { y: 2 }],
  ],
  [
    'an item without a name that goes between others',
    { x: [{ y: 1 }, { y: 2 }, { y: 3 }] },
    { x: [{ y: 1 }, { y: 3 }] },
    ['x.1', { y: 2 }, undefined],
  ],
  ['an item without a name', { x: [{ y: 1 }] }, { x: [{ y: 2 }] }, ['x.0.y', 1, 2]],
  [
    'another order of items without names',
    { x: [{ y: 1 }, 2] },
    { x: [2, { y: 1 }] },
    ['x', [{ y: 1 }, 2], [2, { y: 1 }], 'order'],
  ],
])('%s are one difference', (_, before, after, difference) => {
  expect(found(before, after)).toEqual([difference]);
});

test('an item that changes and goes elsewhere is two differences', () => {
  expect(found({ x: [a, b] }, { x: [{ ...b, value: 1 }, a] })).toEqual([
    ['x.[B].value', 'b', 1],
    ['x', ['A', 'B'], ['B', 'A'], 'order'],
  ]);
});

test('the same in another order of fields is none', () => {
  expect(found({ x: [[{ y: 1, z: 2 }]], w: 1 }, { w: 1, x: [[{ z: 2, y: 1 }]] })).toEqual([]);
});

test('of twice as many items twice as many values are looked at', () => {
  const looksAt = (count: number) => {
    let looks = 0;
    const items = (value: number) =>
      Array.from({ length: count }, (_, i) => ({
        get name() {
          looks += 1;
          return `v-${i}`;
        },
        value,
      }));
    expect(differences({ x: items(1) }, { x: items(2).reverse() })).toHaveLength(count + 1);
    return looks;
  };
  expect(looksAt(200)).toBe(2 * looksAt(100));
});
