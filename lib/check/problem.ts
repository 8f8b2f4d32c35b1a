/** The way to a field: its names and, in lists, its positions. */
export type Path = readonly (string | number)[];

/** What is wrong with a field, and what would be right. */
export interface Problem {
  readonly path: Path;

  /** What goes on from the field's name: `is "tcp": it must be TCP, UDP or SCTP`. */
  readonly message: string;
}

/** A value as JSON, cut off where it is long, with blanks of other kinds and invisible characters as their codes. */
function show(value: unknown): string {
  const text = JSON.stringify(value).replace(/(?! )[\p{Z}\p{C}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

/** A path as people write it: `spec.ports[0].targetPort`, `metadata.labels["example.com/tier"]`. */
export const pathText = (path: Path): string =>
  path
    .map((step) => (/^[-\w]+$/.test(String(step)) && typeof step === 'string' ? `.${step}` : `[${show(step)}]`))
    .join('')
    .replace(/^\./, '');

/** The problem of a field whose value is another than it must be. */
export const wrongValue = (path: Path, value: unknown, allowed: string): Problem => ({
  path,
  message: `is ${show(value)}: it must be ${allowed}`,
});

/** The problem of a field that is not there. */
export const missing = (path: Path, allowed: string): Problem => ({
  path,
  message: `is missing: it must be ${allowed}`,
});
