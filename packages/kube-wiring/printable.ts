/**
 * What controls a terminal, ends a line or turns the direction of a text, and what begins a command in the log of a job.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
const active = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]|(?<=^\s*):(?=:)|#(?=#\[)/gu;

/** A text of a manifest, a name of a file or an error about them, on one line, where what does something is an escape. */
export const printable = (text: string): string =>
  text.replace(active, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Lines, each of them printable. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');

/** What Markdown has no meaning for, wherever it stands; only words hold an underscore. */
const plain = /^(?:[\p{L}\p{M}\p{N} "'(),./:;=?[\]{}%+…→-]|(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}]))*$/u;

/** What GitHub makes a list, a link, an emoji, an issue or a commit of. */
const special = /^(?:\d+[.)]|[+-])(?: |$)|^:|^ | $| {2}|\[\^|\][[(:]|:\/\/|www\.|:[\w+-]+:|gh-\d|\b[\da-f]{7,40}\b/i;

/**
 * A text in which nothing is Markdown, in a sentence and in a cell alike. What may have a meaning is code, as mentions and
 * numbers of issues know no escape.
 */
export const markdown = (text: string): string =>
  text === '' || (plain.test(text) && !special.test(text)) ? text : code(text);

/** A text as code in Markdown, whatever is in it. */
export function code(text: string): string {
  const shown = printable(text);
  const fence = '`'.repeat(1 + Math.max(0, ...Array.from(shown.matchAll(/`+/g), ([run]) => run.length)));
  // Markdown takes one blank away at each end.
  const blank = /^[ `]|[ `]$/.test(shown) ? ' ' : '';
  return fence + blank + shown + blank + fence;
}

/** A row of a table in Markdown, of which a `|` ends a cell even in code. */
export const tableRow = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/**
 * A text as Mermaid shows it in a label in quotes: other characters than these by their numbers, and with empty markup
 * behind those that mean a line, an icon or a formula together with the next.
 */
export const mermaid = (text: string): string =>
  printable(text).replace(
    /[^\p{L}\p{M}\p{N} ,./=()+…_-]/gu,
    (character) => `#${character.codePointAt(0) ?? 0};${/[\\$:]/.test(character) ? '<b></b>' : ''}`,
  );
