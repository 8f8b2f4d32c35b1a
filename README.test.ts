import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { stepsIn } from './lib/overview/steps';
import { parseMarkdown } from './lib/overview/markdown';
import { variables } from './lib/platform/settings';
import { states } from './lib/platform/states';

// Where one of these fails, paste the lines that it marks with + into README.md. main.test.ts sees to it that dist/ is
// current.

const names = states({}).map(({ name }) => name);

/** Without the blanks that line up its tables. */
const readme = readFileSync(join(__dirname, 'README.md'), 'utf8').replace(/ +\|/g, ' |').replace(/-{4,}/g, '---');
const page = readFileSync(join(__dirname, 'dist', 'README.md'), 'utf8');
const lines = (text: readonly string[] | null) => text?.join('\n') ?? '';

test('it shows the last state as dist/README.md does', () => {
  const pictures = (text: string) => text.match(/```mermaid\n[^`]*```\n/g)?.slice(-1);
  expect(lines(pictures(page) ?? null)).toBe(lines(pictures(readme) ?? null));
});

test('it lists the states in a table, in the words of dist/README.md', () => {
  const rows = parseMarkdown(page)
    .sections.filter(({ heading }) => names.includes(heading))
    .map(({ heading, text }) => `| [${heading}](dist/README.md#${heading}) | ${text.split('\n', 1).join()} |`);
  expect(lines(rows)).toBe(lines(readme.match(/^\| \[.*\]\(dist\/.*$/gm)));
});

test('it lists the settings in a table', () => {
  const rows = Object.values(variables).map(
    ({ name, what, byDefault }) => `| \`${name}\` | ${what} | \`${byDefault}\` |`,
  );
  expect(lines(rows)).toBe(lines(readme.match(/^\| `[A-Z_]+` .*$/gm)));
});

test('its commands and answers are those of dist/README.md, in that order, from where the e2e tests run them', () => {
  const steps = (text: string) => [...stepsIn(text).values()].flat();
  const shown = steps(readme).map(({ commands, answer }) => blockOf(commands, answer));
  expect(shown).not.toEqual([]);
  // An answer may be left out.
  const known = steps(page).flatMap(({ commands, answer }) => [blockOf(commands, answer), blockOf(commands)]);
  expect(lines(nearest(shown, known))).toBe(lines(shown));
});
/** Commands and, if there is one, their answer, as a page shows them. */
const blockOf = (commands: string, answer?: string): string =>
  ['```sh', commands, '```', ...(answer === undefined ? [] : ['', '```text', answer, '```'])].join('\n');

/**
 * Of known blocks, those that are these or are nearest to them, whatever the order of lines, in the order of the known.
 */
function nearest(blocks: readonly string[], known: readonly string[]): string[] {
  const sorted = (block: string) => block.split('\n').sort().join('\n');
  const places = blocks.reduce<number[]>((before, block) => {
    const like = (other: string) => other === block || (!known.includes(block) && sorted(other) === near);
    const near = closest(sorted(block), known.map(sorted));
    const next = known.findIndex((other, i) => i > (before.at(-1) ?? -1) && like(other));
    return [...before, next < 0 ? known.findIndex(like) : next];
  }, []);
  return places.sort((a, b) => a - b).map((place) => known[place] ?? '');
}
