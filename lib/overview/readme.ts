import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseMarkdown } from './markdown';

/** A setting, as the table of settings shows it. */
interface Setting {
  readonly name: string;
  readonly what: string;
  readonly byDefault: string;
}

/**
 * What synth writes into a README.md, by the name of the part: the picture of the last state, the states and the
 * settings.
 *
 * @param page the page of the states
 * @param names the names of the states
 */
export function readmeParts(page: string, names: readonly string[], settings: readonly Setting[]): Map<string, string> {
  const { sections } = parseMarkdown(page);
  const states = sections.filter(({ heading }) => names.includes(heading));
  const stateRows = states.map(({ heading, text }) => [
    `[${heading}](dist/README.md#${heading})`,
    text.split('\n\n')[0] ?? '',
  ]);
  const settingRows = settings.map(({ name, what, byDefault }) => [`\`${name}\``, what, `\`${byDefault}\``]);
  return new Map([
    ['picture', /^```mermaid\n[^]*?\n```$/m.exec(states.at(-1)?.text ?? '')?.[0] ?? ''],
    ['states', table(['state', 'what it changes'], stateRows)],
    ['settings', table(['variable', 'what it sets', 'default'], settingRows)],
  ]);
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cellText).join(' | ')} |`).join('\n');

const cellText = (text: string): string => text.replaceAll('\n', ' ').replaceAll('|', '\\|');

/** The marks of a part, of which the second is for prettier, and the block or table below them. */
const marked = /(^<!-- synth writes the (\w+) -->\n<!-- prettier-ignore -->\n)(?:\n*(?:```[^]*?^```\n|(?:\|.*\n)+))?/gm;

/** A README.md with these parts below their marks, and as it was elsewhere. */
export const withParts = (readme: string, parts: ReadonlyMap<string, string>): string =>
  readme.replace(marked, (found, mark: string, name: string) => {
    const part = parts.get(name);
    return part === undefined ? found : `${mark}${part}\n`;
  });

/** Writes the parts of a README.md anew, if there is one: what it shows is what dist/ has by the defaults. */
export function renewReadme(path: string, ...about: Parameters<typeof readmeParts>): void {
  if (!existsSync(path)) return;
  const readme = readFileSync(path, 'utf8');
  const renewed = withParts(readme, readmeParts(...about));
  if (renewed !== readme) writeFileSync(path, renewed);
}
