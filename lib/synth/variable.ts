/** What a variable may be set to, and what is made of it. */
export interface Allowed<T> {
  /** In words, to go after "it must be". */
  readonly words: string;

  /** The value of a text; undefined where it is not allowed. */
  readonly valueOf: (text: string) => T | undefined;
}

/** An environment variable that sets something of what is synthesized. */
export interface Variable<T> {
  readonly name: string;

  /** What it sets, in a few words. */
  readonly what: string;
  readonly byDefault: string;
  readonly allowed: Allowed<T>;
}

const label = '[a-zA-Z\\d](?:[a-zA-Z\\d-]*[a-zA-Z\\d])?';
const registry = `(?=[^/]*[.:])(?:${label}(?:\\.${label})*|\\[[a-fA-F\\d:]+\\])(?::\\d+)?`;
const component = '[a-z\\d]+(?:(?:[._]|__|-+)[a-z\\d]+)*';
const digest = 'sha256:[a-f\\d]{64}|sha512:[a-f\\d]{128}';
const reference = new RegExp(
  `^(?:${registry}/)?${component}(?:/${component})*(?::\\w[\\w.-]{0,127})?(?:@(?:${digest}))?$`,
);

/** @see https://github.com/distribution/reference/blob/main/reference.go */
export const imageReference: Allowed<string> = {
  words:
    'an image reference, [REGISTRY[:PORT]/]REPOSITORY[:TAG][@DIGEST], its repository in lower case, such as me/app:1.0',
  valueOf: (text) => (reference.test(text) ? text : undefined),
};

/** A whole number in decimal digits, both limits included. */
export const wholeNumber = (from: number, to: number): Allowed<number> => ({
  words: `a whole number from ${from} to ${to}, such as ${from + 1}`,
  valueOf: (text) => {
    const number = /^(0|[1-9]\d*)$/.test(text) ? Number(text) : NaN;
    return number >= from && number <= to ? number : undefined;
  },
});

/**
 * The value of a variable, or its default where it is not set.
 *
 * @param variable is undefined where settings.ts does not have it, as synth does not look at types
 * @throws Error for a value that is not allowed, in one line for the person who set it
 */
export function read<T>(variable: Variable<T> | undefined, env: NodeJS.ProcessEnv): T {
  if (!variable) throw new Error('states.ts reads a setting that settings.ts does not have: `npx tsc` says which one.');
  const { name, byDefault, allowed } = variable;
  const text = env[name] ?? byDefault;
  const value = allowed.valueOf(text);
  if (value === undefined) throw new Error(`${name} is ${JSON.stringify(text)}: it must be ${allowed.words}.`);
  return value;
}

/** The variables that are set to something else than the default, each as NAME=VALUE. */
export const changed = (variables: readonly Variable<unknown>[], env: NodeJS.ProcessEnv): string[] =>
  variables.flatMap(({ name, byDefault }) => {
    const value = env[name] ?? byDefault;
    return value === byDefault ? [] : [`${name}=${value}`];
  });
