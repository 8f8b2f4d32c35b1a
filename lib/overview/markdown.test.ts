import { parseMarkdown } from './markdown';

test('sections are what stands below headings of the second level', () => {
  const text = '# Title\n\nBefore.\n\n## one\n\nFirst.\n\n### deeper\n\n## two\n\nSecond.\n';
  expect(parseMarkdown(text)).toEqual({
    before: '# Title\n\nBefore.',
    sections: [
      { heading: 'one', text: 'First.\n\n### deeper' },
      { heading: 'two', text: 'Second.' },
    ],
  });
});

test('a section may be empty, and so may be what stands before the first', () => {
  expect(parseMarkdown('## one\n## two')).toEqual({
    before: '',
    sections: [
      { heading: 'one', text: '' },
      { heading: 'two', text: '' },
    ],
  });
});

test('a text without such a heading has no section', () => {
  expect(parseMarkdown('# Title\n\n##none\n')).toEqual({ before: '# Title\n\n##none', sections: [] });
});

test('a heading that is a link is the text of the link', () => {
  expect(parseMarkdown('## [one](folder/one)\n').sections).toEqual([{ heading: 'one', text: '' }]);
});

test('a comment in a code block is no heading', () => {
  const text = '```sh\n## ask\ncurl -s web\n```';
  expect(parseMarkdown(`## one\n\n${text}\n\n## two`).sections).toEqual([
    { heading: 'one', text },
    { heading: 'two', text: '' },
  ]);
});

test('sections of the same heading are all there', () => {
  expect(parseMarkdown('## one\nFirst.\n## one\nAgain.').sections.map(({ text }) => text)).toEqual([
    'First.',
    'Again.',
  ]);
});
