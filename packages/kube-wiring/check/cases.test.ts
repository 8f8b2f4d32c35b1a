import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groupBy } from '../group-by';
import { readCases } from './cases/read-cases';
import { checkFiles } from './check-files';
import { codes } from './finding';
import { textFormat } from './formats/text';

const cases = readCases();

/** A line of a report as a case writes it: line, severity and code. */
const findingOf = (line: string): string => {
  const [, number, hint, code] = /^-:(\d+): (hint: )?.* \[(.+)\]$/.exec(line) ?? [];
  return code ? `${number ?? ''} ${hint ? 'hint' : 'problem'} ${code}` : line;
};

describe.each([...groupBy(cases, ({ file }) => file)])('%s', (_, cases) => {
  test.each(cases)('$title', ({ text, namespace, expected }) => {
    const { output, errors } = textFormat(checkFiles(['-'], { input: Buffer.from(text), namespace }));
    expect([...errors, ...output.slice(0, -1).map(findingOf)].sort()).toEqual([...expected].sort());
  });
});

test('the titles of the cases differ', () => {
  const titles = cases.map(({ title }) => title);
  expect(titles).toEqual([...new Set(titles)]);
});

test('each file of cases has one in which nothing is found', () => {
  const withoutSound = [...groupBy(cases, ({ file }) => file)].filter(([, cases]) =>
    cases.every(({ expected }) => expected.length > 0),
  );
  expect(withoutSound.map(([file]) => file)).toEqual([]);
});

/** The code that only constructs have: its case is a test. */
const ofConstructs = ['no-selector'];

test('each code has a case', () => {
  const found = new Set(cases.flatMap(({ expected }) => expected.map((finding) => finding.split(' ').at(-1))));
  expect(codes.filter((code) => !found.has(code))).toEqual(ofConstructs);
});

test('README.md has a row for each code, in their order', () => {
  const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');
  expect(Array.from(readme.matchAll(/^\| `(.*?)`/gm), ([, code]) => code)).toEqual(codes);
});
