import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestsIn, ReadError, readManifests } from './read-manifests';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'read-manifests-'))));
afterEach(() => rmSync(directory, { recursive: true }));

const write = (name: string, content: string | Buffer): string => {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
};

const messages = (text: string): string[] =>
  [...manifestsIn('file', text)].map((found) => ('message' in found ? found.message : 'a manifest'));

describe('of a directory', () => {
  test('every file of YAML and JSON below it is read', () => {
    mkdirSync(join(directory, 'below'));
    const files = [write('a.yaml', 'a: 1'), write('b.yml', 'a: 1'), write('below/c.json', '{}')];
    write('README.md', '# Not this one');
    expect(readManifests([directory]).map(({ file }) => file)).toEqual(files);
  });

  test('a loop of links is left alone', () => {
    const file = write('a.yaml', 'a: 1');
    symlinkSync(directory, join(directory, 'loop'));
    expect(readManifests([directory]).map(({ file }) => file)).toEqual([file]);
  });

  test('without any such file it is said', () => {
    expect(() => readManifests([directory])).toThrow(
      new ReadError(`${directory} cannot be read: no file below it has a name that ends in .yaml, .yml or .json`),
    );
  });
});

describe('what cannot be read is refused:', () => {
  test('a file that is not there', () => {
    expect(() => readManifests([join(directory, 'a.yaml')])).toThrow(/a.yaml cannot be read: ENOENT/);
  });

  test('a binary file', () => {
    expect(() => readManifests([write('a.yaml', Buffer.from([1, 0, 2]))])).toThrow(/it is binary, not text$/);
  });

  test('a file that is no UTF-8', () => {
    expect(() => readManifests([write('a.yaml', Buffer.from([0xe9]))])).toThrow(ReadError);
  });

  test('a file of more than 32 MiB', () => {
    expect(() => readManifests([write('a.yaml', Buffer.alloc(33 * 2 ** 20, '#'))])).toThrow(
      /it has more than 32 MiB: split it$/,
    );
  });
});

describe('what nobody could look at is a problem:', () => {
  test.each([
    ['a document of more values than memory holds', `[${'a,'.repeat(1_000_000)}]`, /^has a document of more than/],
    ['lists that are nested too deeply', '['.repeat(100_000), /^is nested too deeply$/],
    ['maps that are nested too deeply', `${'{a: '.repeat(300)}1${'}'.repeat(300)}`, /^is nested more than 200 levels/],
    ['an anchor within itself', 'a: &a [*a]', /^is nested more than 200 levels/],
    ['an alias of no anchor', 'a: &a [1]\nb: *c\n', /^is not YAML/],
    ['a key that is no text', '{"\\ud800": 1}', /^has the key/],
  ])('%s', (_, text, message) => {
    expect(messages(text)).toEqual([expect.stringMatching(message)]);
  });

  test('aliases of aliases that multiply', () => {
    const lines = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
    expect(messages(['a0: &a0 [1]', ...lines].join('\n'))).toEqual([
      expect.stringMatching(/^is not YAML: Excessive alias/),
    ]);
  });
});

test('thousands of aliases of one anchor are read', () => {
  expect(messages(`a: &a b\nc:\n${'  - *a\n'.repeat(5000)}`)).toEqual(['a manifest']);
});

test('each document of a file is a manifest, of which the empty ones are none', () => {
  expect(messages('a: 1\n---\n---\n# none\n---\nb: 2\n')).toEqual(['a manifest', 'a manifest']);
});

test('a manifest knows the line of each of its fields', () => {
  const [, second] = manifestsIn('file', 'a: 1\n---\nb:\n  - c: 1\n    d: 2\n');
  const lineOf = second && 'lineOf' in second ? second.lineOf : undefined;
  expect([[], ['b'], ['b', 0], ['b', 0, 'd'], ['b', 0, 'missing'], ['missing']].map((path) => lineOf?.(path))).toEqual([
    3, 3, 4, 5, 4, 3,
  ]);
});

test('manifests without --- between them are told so once', () => {
  const manifest = 'apiVersion: v1\nkind: Pod\nmetadata: {}\n';
  expect(messages(manifest + manifest)).toContain(
    'key apiVersion stands twice in one map: put --- between two manifests',
  );
  expect(messages(manifest + manifest)).toHaveLength(2);
});

test('a template that is not rendered is taken for one', () => {
  expect(messages('name: {{ .Values.name }}\n')).toContain(
    'a key is a map or a list: is this a template to be rendered first?',
  );
});
