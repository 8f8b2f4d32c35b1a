import { readmeParts, withParts } from './readme';

const page = [
  '# The shop',
  '## [1-shop](1-shop)\n\nOne pod.\n\n```mermaid\nfirst\n```',
  '## [2-till](2-till)\n\nA till |\nand a pod.\n\n```mermaid\nlast\n```\n\nTry it.',
  '## Clean up\n\nDelete it.',
].join('\n\n');

const settings = [{ name: 'PODS', what: 'number of pods', byDefault: '2' }];

const parts = () => readmeParts(page, ['1-shop', '2-till'], settings);

test('the picture is that of the last state', () => {
  expect(parts().get('picture')).toBe('```mermaid\nlast\n```');
});

test('the states are in a table, each with a link and what it changes', () => {
  expect(parts().get('states')?.split('\n')).toEqual([
    '| state | what it changes |',
    '| --- | --- |',
    '| [1-shop](dist/README.md#1-shop) | One pod. |',
    '| [2-till](dist/README.md#2-till) | A till \\| and a pod. |',
  ]);
});

test('the settings are in a table, each with its default', () => {
  expect(parts().get('settings')?.split('\n').slice(2)).toEqual(['| `PODS` | number of pods | `2` |']);
});

test('parts are put below their marks, whatever is there, and nothing else is changed', () => {
  const readme = (table: string, picture: string) =>
    [
      `# Mine\n\n<!-- synth writes the states -->\n<!-- prettier-ignore -->\n${table}\nText.\n`,
      `<!-- synth writes the picture -->\n<!-- prettier-ignore -->\n${picture}\nMore.\n`,
      '<!-- synth writes the songs -->\n<!-- prettier-ignore -->\n| la |\n',
    ].join('\n');
  const parts = new Map([
    ['states', '| new |\n| --- |'],
    ['picture', '```mermaid\nnew\n```'],
  ]);
  const renewed = readme('| new |\n| --- |\n', '```mermaid\nnew\n```\n');
  expect(withParts(readme('| old |\n| --- |\n| 1 |\n', '```mermaid\nold\n\n```\n'), parts)).toBe(renewed);
  expect(withParts(readme('', ''), parts)).toBe(renewed);
  expect(withParts(readme('\n| old |\n', '\n```\nold\n```\n'), parts)).toBe(renewed);
  expect(withParts(renewed, parts)).toBe(renewed);
});

test('without marks it stays as it is', () => {
  expect(withParts('# Mine\n\n| state |\n', parts())).toBe('# Mine\n\n| state |\n');
});
