/** The way to a field: its names and, in lists, its positions from 0. */
export type Path = readonly (string | number)[];

/** The labels of a pod, or those that a Service selects pods by. */
export type Labels = ReadonlyMap<string, string>;

/** A label, or an entry of a selector, as kubectl writes it. */
export const labelText = ([key, value]: readonly [key: string, value: string]): string => `${key}=${value}`;

/** Whether a value is a map, and neither a list nor a scalar. */
export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a field, or undefined where there is no such field. */
export const valueAt = (value: unknown, ...path: Path): unknown =>
  path.reduce<unknown>((within, step) => {
    if (Array.isArray(within)) return within[Number(step)];
    return isMap(within) && Object.hasOwn(within, step) ? within[step] : undefined;
  }, value);

/** A scalar as its text; empty where there is none. */
export function textAt(value: unknown, ...path: Path): string {
  const found = valueAt(value, ...path);
  return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : '';
}

/** The items of a list; none where there is no list. */
export function listAt(value: unknown, ...path: Path): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The entries of a map of texts. The API server keeps a value that is null as an empty text, and so does this. */
export function labelsAt(value: unknown, ...path: Path): Labels {
  const found = valueAt(value, ...path);
  return new Map(isMap(found) ? Object.keys(found).map((key) => [key, textAt(found, key)]) : []);
}
