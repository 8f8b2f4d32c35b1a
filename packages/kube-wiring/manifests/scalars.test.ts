import { load } from 'js-yaml';
import { schema } from './scalars';

const valueOf = (scalar: string): unknown => load(scalar, { schema });

test.each<[unknown, string[]]>([
  [true, ['y', 'Y', 'yes', 'Yes', 'on', 'ON', 'true', 'True']],
  [false, ['n', 'N', 'no', 'No', 'off', 'OFF', 'false', 'FALSE']],
  [null, ['~', 'null', 'Null', 'NULL']],
  [80, ['80', '+80', '0x50', '0X50', '0b1010000', '0o120', '0120', '8_0', '80.', '80.0', '8e1']],
  [8, ['08', '0o10']],
  [-8, ['-8', '-010', '-0x8']],
  [0, ['0', '-0', '00']],
  [0.5, ['.5', '0.5', '+.5', '5e-1']],
])('the value %s is what kubectl reads of each of %j', (value, scalars) => {
  expect(scalars.map(valueOf)).toEqual(scalars.map(() => value));
});

test.each(['e2', '61e4721', '.', '12:30', '2026-11-25', '0o18', '0x', '=', 'yEs', '1.2.3', '9007199254740993'])(
  'the scalar %s is a text',
  (scalar) => {
    expect(valueOf(`[${scalar}]`)).toEqual([scalar]);
  },
);

test.each(["'80'", '"true"', "'null'", '"~"', "'yes'", "''"])(
  'the scalar %s is a text, as it is in quotes',
  (scalar) => {
    expect(valueOf(scalar)).toBe(scalar.slice(1, -1));
  },
);

test.each([
  [80, '!!int "80"'],
  [0.5, "!!float '.5'"],
  [true, '!!bool "yes"'],
  [null, '!!null "~"'],
  ['80', '!!str 80'],
  ['hi', '!!binary aGk='],
  ['80', '!own 80'],
  ['', '!own'],
  [[80], '!own [80]'],
  [{ a: 80 }, '!!str { a: 80 }'],
])('the value %j is what kubectl reads of %s', (value, text) => {
  expect(valueOf(text)).toEqual(value);
});

test.each(['!!int a', '!!bool 1', '!!null a', '!!float a', '!!binary a'])('%s is refused', (text) => {
  expect(() => valueOf(text)).toThrow('cannot resolve a node');
});

test('an empty value is null', () => {
  expect(valueOf('a:\n')).toEqual({ a: null });
});
