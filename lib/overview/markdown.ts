/** A section of a Markdown text. */
export interface Section {
  /** Its heading, of the second level, without a link around it. */
  readonly heading: string;

  /** What stands below the heading, up to the next of that level. */
  readonly text: string;
}

/** A Markdown text in parts. */
export interface Markdown {
  /** What stands before the first section. */
  readonly before: string;

  readonly sections: readonly Section[];
}

/** Cuts a Markdown text at its headings of the second level. A line of a code block is none. */
export function parseMarkdown(markdown: string): Markdown {
  const parts: string[][] = [[]];
  let inCode = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) inCode = !inCode;
    if (line.startsWith('## ') && !inCode) parts.push([]);
    parts.at(-1)?.push(line);
  }
  const [before = [], ...sections] = parts;
  return { before: textOf(before), sections: sections.map(sectionOf) };
}

const sectionOf = ([heading = '', ...lines]: readonly string[]): Section => ({
  heading: heading
    .replace('## ', '')
    .trim()
    .replace(/^\[(.*)\]\(.*\)$/, '$1'),
  text: textOf(lines),
});

const textOf = (lines: readonly string[]): string => lines.join('\n').trim();
