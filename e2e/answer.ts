/** What stands for each address of the page on this cluster. */
export type Addresses = ReadonlyMap<string, string>;

const address = /\d+(?:\.\d+){3}/;
const age = /\d+[smhd](?:\d+[smh])?/;

/** What is not plain text in an answer on the page. */
const token = new RegExp(`…|\\b${address.source}\\b|\\b${age.source}\\b`, 'g');

/**
 * Compares an answer with the one on the page: `…` is any text, an age any age, and an IPv4 address any address the
 * first time and that same one from then on. How many blanks there are makes no difference.
 *
 * @param addresses what the page's addresses have stood for so far
 * @returns what they stand for now, or undefined when the answer differs
 */
export function matchAnswer(page: string, answer: string, addresses: Addresses = new Map()): Addresses | undefined {
  const unknown: string[] = [];
  const pattern = (found: string): string => {
    if (found === '…') return '.*';
    if (!new RegExp(`^${address.source}$`).test(found)) return age.source;
    const known = addresses.get(found);
    if (known) return whole(escaped(known));
    if (unknown.includes(found)) return whole(`(?:\\${unknown.indexOf(found) + 1})`);
    unknown.push(found);
    return whole(`(${address.source})`);
  };
  const [plain, tokens] = [blanksCollapsed(page).split(token), blanksCollapsed(page).match(token) ?? []];
  const source = plain.map((literal, i) => escaped(literal) + (tokens[i] ? pattern(tokens[i]) : '')).join('');
  const match = new RegExp(`^${source}$`, 's').exec(blanksCollapsed(answer));
  return match ? new Map([...addresses, ...unknown.map((name, i) => [name, match[i + 1] ?? ''] as const)]) : undefined;
}

/** What matches an address, and not a part of a longer one. */
const whole = (source: string): string => `(?<![\\d.])${source}(?![\\d.])`;

/** A text as a regular expression that matches just it. */
const escaped = (text: string): string => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');

const blanksCollapsed = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .join('\n');
