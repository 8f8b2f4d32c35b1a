import { code } from './markdown';

test.each([
  ['plain', 'echo a', '`echo a`'],
  ['with what ends a cell', 'a | b', '`a \\| b`'],
  ['with what ends code', 'a `b` ``c``', '``` a `b` ``c`` ```'],
  ['with a line break', 'a\nb', '`a b`'],
])('a line %s is code', (_, line, expected) => expect(code(line)).toBe(expected));
