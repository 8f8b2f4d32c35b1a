import type { Path } from './fields';
import { documentsIn, linesOf } from './documents';

/** The documents of a text that can be read. */
const read = (text: string) => documentsIn(text).flatMap((document) => ('value' in document ? [document] : []));

const valuesOf = (text: string) => read(text).map(({ value }) => value);

/** What keeps the documents of a text from being read, with lines. */
const refusals = (text: string) =>
  documentsIn(text).flatMap((document) => ('value' in document ? [] : [`${document.line}: ${document.reason}`]));

/** The line of a field of the last document of a text. */
const line = (text: string, ...path: Path) => {
  const document = read(text).at(-1);
  return document && linesOf(document, [path])[0];
};

describe('the value of a document', () => {
  test('has the entries of what is merged into it', () => {
    expect(valuesOf('a: &a { b: 1, c: 2 }\nd:\n  <<: *a\n  c: 3\n')).toEqual([
      { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } },
    ]);
  });

  test('has aliases as what they stand for', () => {
    expect(valuesOf('a: &a [b]\nc: *a\n')).toEqual([{ a: ['b'], c: ['b'] }]);
  });

  test('is read from JSON', () => {
    expect(valuesOf('{"a": [1, true, null], "b": "\\u0063"}')).toEqual([{ a: [1, true, null], b: 'c' }]);
  });

  test('is read from lines that end as on Windows', () => {
    expect(valuesOf('a: 1\r\n---\r\nb: |\r\n  c\r\n')).toEqual([{ a: 1 }, { b: 'c\n' }]);
  });

  test('has no byte order mark, at the head of a later one', () => {
    expect(valuesOf('a: 1\n---\n\ufeffb: 1\n')).toEqual([{ a: 1 }, { b: 1 }]);
  });

  test('is what stands above a line of dots, and what stands below it is said to be left out', () => {
    expect(valuesOf('a: 1\n...\nb: 1\n---\nc: 1\n')).toEqual([{ a: 1 }, { c: 1 }]);
    expect(refusals('a: 1\n...\nb: 1\n')).toEqual([expect.stringMatching(/^2: is left out by kubectl/)]);
    expect(refusals('a: 1\n...\n# nothing\n')).toEqual([]);
  });

  test('has a tab where kubectl takes none for indentation', () => {
    const texts = [
      'a: [1,\n\t# in a list\n 2]\n',
      'a: b\n  \t# behind a text\nc: 1\n',
      'a: |\n  b\n  \t# in a text\n',
      'a: "b\n\t# in quotes"\n',
      'a:\t1\t# behind a value\n',
    ];
    expect(texts.flatMap(refusals)).toEqual([]);
  });
});

describe('documents are split', () => {
  test.each(['---', '--- # the second', '---  ', '---\t# the second'])('at %j', (separator) => {
    expect(valuesOf(`a: 1\n${separator}\nb: 2\n`)).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('without the empty ones', () => {
    expect(valuesOf('---\n# nothing\n---\na: 1\n---\n---\n~\n---\n')).toEqual([{ a: 1 }]);
  });

  test('not within a text that is indented', () => {
    expect(valuesOf('a: |\n  ---\n  b\n')).toEqual([{ a: '---\nb\n' }]);
  });

  test('so that each knows the line it begins in', () => {
    expect(read('a: 1\n---\nb: 2\n--- # third\n\nc: 3\n').map(({ line }) => line)).toEqual([1, 2, 4]);
  });
});

describe('the line of a field', () => {
  const block = 'metadata:\n  name: till\nspec:\n  ports:\n    - port: 80\n      targetPort: 81\n    - port: 90\n';

  test.each<[string, Path, number]>([
    ['the document', [], 1],
    ['a field', ['spec'], 3],
    ['a field of a field', ['metadata', 'name'], 2],
    ['an item', ['spec', 'ports', 1], 7],
    ['the first field of an item', ['spec', 'ports', 0, 'port'], 5],
    ['another field of an item', ['spec', 'ports', 0, 'targetPort'], 6],
    ['a missing field: the one around it', ['spec', 'ports', 1, 'targetPort'], 7],
    ['a missing item: the list', ['spec', 'ports', 2], 4],
    ['a field of a missing one: the nearest', ['spec', 'selector', 'app'], 3],
    ['a field of a scalar: the scalar', ['metadata', 'name', 'first'], 2],
  ])('of %s', (_, path, expected) => {
    expect(line(block, ...path)).toBe(expected);
  });

  test('in a list that is indented no further than its field', () => {
    expect(line('ports:\n- port: 80\n- port: 90\n  name: web\nselector: {}\n', 'ports', 1, 'name')).toBe(4);
  });

  test('in flow style', () => {
    expect(line('spec: {\n  ports: [\n    { port: 80 },\n    { port: 81 } ],\n  a: 1 }\n', 'spec', 'ports', 1)).toBe(4);
  });

  test('in flow style within a list', () => {
    expect(line('ports:\n  - {\n      port: 80,\n      targetPort: 81 }\n', 'ports', 0, 'targetPort')).toBe(4);
  });

  test('in JSON', () => {
    expect(line('{\n  "spec": {\n    "ports": [\n      { "port": 80 }\n    ]\n  }\n}\n', 'spec', 'ports', 0)).toBe(4);
  });

  test('after a comment, and a text of several lines', () => {
    expect(line('# first\na: |\n  b\n\n  c\n# second\nd: 1\n', 'd')).toBe(7);
  });

  test('with a value of several lines is that of its name', () => {
    expect(line('a: 1\nb:\n\n  c: 1\n', 'b')).toBe(2);
  });

  test('after a field without a value', () => {
    expect(line('selector:\n  app:\n  tier: web\n', 'selector', 'tier')).toBe(3);
  });

  test('after a merge', () => {
    expect(line('a: &a { b: 1 }\nc:\n  <<: *a\n  d: 1\n', 'c', 'd')).toBe(4);
  });

  test('that is merged is that of the nearest around it', () => {
    expect(line('a: &a { b: 1 }\nc:\n  <<: *a\n', 'c', 'b')).toBe(2);
  });

  test('in a later document', () => {
    expect(line('a: 1\n--- # second\n\nb:\n  c: 1\n', 'b', 'c')).toBe(5);
  });

  test('that is duplicated is that of the last', () => {
    expect(line('a: 1\nb: 2\na: 3\n', 'a')).toBe(3);
  });

  test('whose name is a value as well', () => {
    expect(line('spec: 1\nname: spec\nlast: 1\n', 'spec')).toBe(1);
  });
});

describe('a key that is duplicated', () => {
  test('counts with its last value', () => {
    expect(valuesOf('a: 1\na: 2\n')).toEqual([{ a: 2 }]);
  });

  test.each<[string, string, Path, number]>([
    ['a block', 'b: 1\nspec:\n  a: 1\n  a: 2\n', ['spec', 'a'], 4],
    ['quotes', '"a": 1\n"a": 2\n', ['a'], 2],
    ['flow style', '{ a: 1,\n  b: 1,\n  a: 2 }\n', ['a'], 3],
    ['a list', 'a:\n  - b: 1\n  - c: 1\n    d: 1\n    c: 2\n', ['a', 1, 'c'], 5],
    ['two ways to write it', 'on: 1\n"true": 2\n', ['true'], 2],
    ['a later document', 'b: 1\n---\na: 1\n\na: 2\n', ['a'], 5],
  ])('is known with the way to it and its line, in %s', (_, text, path, expected) => {
    expect(read(text).at(-1)?.duplicateKey).toEqual(path);
    expect(line(text, ...path)).toBe(expected);
  });

  test('in two maps is none', () => {
    expect(read('a: { c: 1 }\nb: { c: 1 }\n')).toMatchObject([{ duplicateKey: undefined }]);
  });

  test('and is merged as well is none', () => {
    expect(read('a: &a { b: 1 }\nc:\n  <<: *a\n  b: 2\n')).toMatchObject([{ duplicateKey: undefined }]);
  });
});

describe('what is refused:', () => {
  const template = 'is a template that was not rendered: check what it renders, such as the output of helm template';

  test.each([
    ['a value in braces', 'a: {{ .Values.a }}\n'],
    ['a key in braces', '{{ .Values.a }}: b\n'],
    ['a line in braces', 'a: 1\n{{- if .Values.b }}\nb: 1\n{{- end }}\n'],
  ])('a template, by %s', (_, text) => {
    expect(refusals(text)).toEqual([`1: ${template}`]);
  });

  test.each([
    [
      'a flow collection without an end',
      'a: 1\n---\nb: [1\n',
      '4: is not YAML: unexpected end of the stream within a flow collection',
    ],
    ['an alias of what it is in', 'a: &a\n  b: [*a]\n', '1: is not YAML: an alias stands for what it is in'],
    ['an alias of nothing, which may be a password', 'a: *b\n', '1: is not YAML: unidentified alias'],
    ['dashes with something behind them', 'a: 1\n--- |\nb\n', '2: is not YAML: only a comment may stand behind ---'],
    ['dashes with a comment right behind them', '---#\na: 1\n', '1: is not YAML: only a comment may stand behind ---'],
    ['dots below nothing', '# a\n...\nb: 1\n', '2: is not YAML: nothing stands above a line of dots'],
    ['an infinite number', 'a:\n  - .inf\n', '2: is not YAML: a number is infinite'],
    ['a control character', 'a: 1\n# \u001b\n', '2: is not YAML: it has a control character'],
    [
      'a character that only kubectl takes for the end of a line',
      'a: 1\nb: c\u2028\n',
      '2: is not YAML: it has a character that ends a line for kubectl, and for nobody else',
    ],
    ['a tab before a comment', 'a: 1\nb:\n\t# c\n  c: 1\n', '3: is not YAML: a tab indents a line'],
    ['a tab before a comment at the end', 'a: 1\n\t# c', '2: is not YAML: a tab indents a line'],
    ['a tab before a comment at the head', '\t# c\na: 1', '1: is not YAML: a tab indents a line'],
    ['a second tab before a comment', 'a: b\n  \t# c\n  \t# d\n', '3: is not YAML: a tab indents a line'],
    ['a tab in an empty line', 'a:\n\t\n  b: 1\n', '2: is not YAML: a tab indents a line'],
    ['a tab behind a dash', 'a:\n  -\tb\n', '2: is not YAML: a tab indents a line'],
    ['a tab below a list that may have one', 'a: [\n\t# b\n]\n\t# c\n', '4: is not YAML: a tab indents a line'],
    [
      'aliases that stand for too much',
      Array.from(
        { length: 9 },
        (_, i) =>
          `a${i}: &a${i} [${
            i > 0
              ? Array(10)
                  .fill(`*a${i - 1}`)
                  .join()
              : 'x'
          }]\n`,
      ).join(''),
      '1: is not YAML: its aliases stand for too many values',
    ],
    ['a value that has one itself', 'a: 1\nb: c: d\n', '2: is not YAML: bad indentation of a mapping entry'],
    ['a byte of zero', 'a: \0\n', '1: is not YAML: null byte is not allowed in input'],
  ])('%s', (_, text, expected) => {
    expect(refusals(text)).toEqual([expected]);
  });

  test('a nesting that is too deep', () => {
    expect(refusals('['.repeat(10_000))).toEqual(['1: is not YAML: nesting exceeded maxDepth (100)']);
  });

  test('nothing of the documents beside it', () => {
    expect(valuesOf('a: 1\n---\nb: [\n---\nc: 1\n')).toEqual([{ a: 1 }, { c: 1 }]);
  });
});

test.each([
  ['in quotes', 'a: "{{ .Values.a }}"\n'],
  ['in a text of several lines', 'a: |\n  {{ .Values.a }}\n'],
  ['in a comment', 'a: 1 # {{ .Values.a }}\n'],
])('braces %s are no template', (_, text) => {
  expect(refusals(text)).toEqual([]);
});

test('a document that is only a comment with braces is empty', () => {
  expect(documentsIn('# {{ .Values.a }}\n')).toEqual([]);
});
