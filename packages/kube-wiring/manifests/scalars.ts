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

const scalar = { kind: 'scalar' } as const;

/**
 * How kubectl reads scalars without quotes: as YAML 1.1 does, but that a time or a number with colons is a text.
 * Scalars in quotes are texts.
 *
 * @see https://github.com/yaml/go-yaml/blob/v2.4.4/resolve.go
 */
export const schema = FAILSAFE_SCHEMA.extend({
  implicit: [
    new Type('tag:yaml.org,2002:null', {
      ...scalar,
      resolve: (text: string | null) => words.get(text ?? '') === null,
      construct: () => null,
    }),
    new Type('tag:yaml.org,2002:bool', {
      ...scalar,
      resolve: (text: string) => typeof words.get(text) === 'boolean',
      construct: (text: string) => words.get(text),
    }),
    new Type('tag:yaml.org,2002:float', {
      ...scalar,
      resolve: (text: string | null) => numberOf(text ?? '') !== undefined,
      construct: (text: string) => numberOf(text),
    }),
    new Type('tag:yaml.org,2002:merge', { ...scalar, resolve: (text: string | null) => text === '<<' }),
  ],
});
