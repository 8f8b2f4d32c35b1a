import * as fc from 'fast-check';
import { code, markdown, mermaid, printable, printableLines, tableRow } from './printable';

const runs = { seed: 20_261_128, numRuns: 500 };

/** Names that nobody gives but to do something: of pieces that mean something to a terminal, a log or Markdown. */
const names = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.constantFrom('\n', '\r\n', '\u001b]0;x\u0007', '\u2028', '\u202e', '::error::', '##[add-mask]', ' ', '\\'),
      fc.constantFrom('`', '``', '|', '**', '_', '@team', '#1', '<b>', '[a](b)', '![a](b)', '&lt;', '$x$', 'https://a'),
    ),
    { maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

describe('what is printed', () => {
  test.each([
    ['a line', 'a\nb', 'a\\u000ab'],
    ['a sequence for a terminal', '\u001b[31mred', '\\u001b[31mred'],
    ['one of a single character', '\u009b31m', '\\u009b31m'],
    ['a line of Unicode', 'a\u2028b', 'a\\u2028b'],
    ['another direction', 'a\u202eb', 'a\\u202eb'],
    ['a command of a job', ' ::add-mask::a', ' \\u003a:add-mask::a'],
    ['a command of a job anywhere in a line', 'a ##[add-mask]a', 'a \\u0023#[add-mask]a'],
  ])('shows %s as an escape', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test.each(['Service web', 'größe 80 → 81', '🍕…', 'a::b', '##a', '\\u000a'])('shows %s as it is', (text) => {
    expect(printable(text)).toBe(text);
  });

  test('is one line that does nothing, whatever it is of', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(printable(name)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|^\s*::|##\[/u);
      }),
      runs,
    );
  });

  test('is the same data where it is JSON', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(JSON.parse(printableLines(JSON.stringify({ name }, undefined, 2)))).toEqual({ name });
      }),
      runs,
    );
  });
});

describe('in Markdown', () => {
  test.each([
    'Service shop/web-1',
    'app.kubernetes.io/name=web',
    'LOG_LEVEL "true" → 80',
    '{"ports":[80,"http"]}',
    'me/web:1.0',
    '',
  ])('%s is text as it is', (text) => {
    expect(markdown(text)).toBe(text);
  });

  test.each([
    '@team',
    '#1',
    'GH-1',
    '61e4721',
    ':smile:',
    'a@b.c',
    'https://a',
    'www.a.b',
    '[a](b)',
    '[a]: b',
    '![a](b)',
    '<b>',
    '&lt;',
    '*a*',
    '_a_',
    '~a~',
    '$a$',
    'a|b',
    'a\\b',
    '- a',
    '1. a',
    '> a',
    'a  b',
    '::error::a',
  ])('%s is code', (text) => {
    expect(markdown(text)).toBe(`\`${printable(text)}\``);
  });

  test('code ends with itself, whatever stands in it', () => {
    expect([code('a`b'), code('``'), code(' a '), code('a\nb')]).toEqual([
      '``a`b``',
      '``` `` ```',
      '`  a  `',
      '`a\\u000ab`',
    ]);
  });

  test('whatever has a meaning is code', () => {
    fc.assert(
      fc.property(names, (name) => {
        const [, fence = '', blank = '', shown = ''] = /^(`+)( ?)(.*)\2\1$/s.exec(markdown(name)) ?? [];
        if (fence === '') {
          expect(markdown(name)).toMatch(/^[^\p{C}\p{Zl}\p{Zp}\\`*<>|~&#@$!]*$/u);
          return;
        }
        expect([shown, shown.match(/`+/g) ?? []]).toEqual([printable(name), expect.not.arrayContaining([fence])]);
        expect(blank === '' && /^`|`$/.test(shown)).toBe(false);
      }),
      runs,
    );
  });

  test('a row has its cells, whatever is in them', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        const row = tableRow(markdown(one), 'new', markdown(other));
        expect(row.split(/(?<!\\)\|/)).toHaveLength(5);
      }),
      runs,
    );
  });
});

test('in a label of Mermaid, what has a meaning is its number', () => {
  expect(mermaid('web-1 app=web "<b>#')).toBe('web-1 app=web #34;#60;b#62;#35;');
  expect(mermaid('fa:fa-user \\n')).toBe('fa#58;<b></b>fa-user #92;<b></b>n');
});
