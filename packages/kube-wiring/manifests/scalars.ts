import { FAILSAFE_SCHEMA, Type } from 'js-yaml';

const words: ReadonlyMap<string, boolean | null> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

const integer = /^[-+]?(?:0x[\da-f]+|0b[01]+|0o?[0-7]+|0|[1-9]\d*)$/i;
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i;

/** The number that a text is for kubectl, with a prefix or a leading 0 for other bases, and `_` between digits. */
function numberOf(text: string): number | undefined {
  if (!/^[-+.\d]/.test(text)) return undefined;
  const plain = text.startsWith('.') ? text : text.replaceAll('_', '');
  if (integer.test(plain)) {
    const digits = plain.replace(/^[-+]/, '').replace(/^0(?=[0-7])/, '0o');
    const number = Number(digits);
    // A number of more digits than JavaScript keeps stays a text, which loses none.
    if (Number.isSafeInteger(number)) return plain.startsWith('-') && number !== 0 ? -number : number;
    return undefined;
  }
  const number = float.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** Whether a text is one without quotes as well, and not a number, true, false or null. */
export const isText = (text: string): boolean => !words.has(text) && numberOf(text) === undefined;

/** The values of YAML 1.1 by their types: undefined where a text is none of these. */
const values = {
  null: (text: string) => (words.get(text) === null ? null : undefined),
  bool: (text: string) => words.get(text) ?? undefined,
  // JSON has no infinity, so whoever reads one refuses it.
  float: (text: string) => (/^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/.test(text) ? Infinity : numberOf(text)),
  int: (text: string) => (Number.isInteger(numberOf(text)) ? numberOf(text) : undefined),
  binary: (text: string) => {
    const bytes = Buffer.from(text, 'base64');
    return bytes.toString('base64') === text.replaceAll('\n', '') ? bytes.toString() : undefined;
  },
};

const typeOf = (name: keyof typeof values): Type =>
  new Type(`tag:yaml.org,2002:${name}`, {
    kind: 'scalar',
    resolve: (text: string | null) => values[name](text ?? '') !== undefined,
    construct: (text: string | null) => values[name](text ?? ''),
  });

/** A tag of one's own says nothing to kubectl. */
const other = (['scalar', 'sequence', 'mapping'] as const).map(
  (kind) => new Type('', { kind, multi: true, construct: (value: unknown) => value ?? '' }),
);

/**
 * How kubectl reads scalars without quotes: as YAML 1.1 does, but that a time or a number with colons is a text.
 * Scalars in quotes are texts, but for what their tag says.
 *
 * @see https://github.com/yaml/go-yaml/blob/v2.4.4/resolve.go
 */
export const schema = FAILSAFE_SCHEMA.extend({
  implicit: [
    typeOf('null'),
    typeOf('bool'),
    typeOf('float'),
    new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: string | null) => text === '<<' }),
  ],
  explicit: [typeOf('int'), typeOf('binary'), ...other],
});
