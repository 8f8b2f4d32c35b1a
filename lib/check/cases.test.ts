import { groupBy } from '../group-by';
import { readCases } from './cases/read-cases';
import { checkFiles } from './check-files';

/** A line of a report as a case writes it: severity, code and line. */
const findingOf = (line: string): string => {
  const [, number, hint, code] = /^-:(\d+): (hint: )?.* \[(.+)\]$/.exec(line) ?? [];
  return code ? `${hint ? 'hint' : 'problem'} ${code} ${number}` : line;
};

describe.each([...groupBy(readCases(), ({ file }) => file)])('%s', (_, cases) => {
  test.each(cases)('$title', ({ text, namespace, expected }) => {
    const { lines, unread } = checkFiles(['-'], { input: Buffer.from(text), namespace });
    expect([...unread, ...lines.slice(0, -1).map(findingOf)]).toEqual(expected);
  });
});

test('each case says what it expects', () => {
  const cases = readCases().filter(({ title, text }) => !title || !text.includes('\n# expect: '));
  expect(cases.map(({ file, title }) => `${file}: ${title}`)).toEqual([]);
});

test('the titles of the cases differ', () => {
  const titles = readCases().map(({ title }) => title);
  expect(titles).toEqual([...new Set(titles)]);
});
