import { isMap, valueAt } from '../../manifests/fields';
import { type FieldChange, type NamedPath, placeOf, valueAlong } from './difference';
import { isNumberOrTextAt, isQuantityAt, isScalar, quantityOf } from './types';

/** Finds what a field of an object is where it is left out; undefined where it is nothing. */
type Finder = (object: unknown, path: NamedPath) => unknown;

/**
 * What a field is where it is left out: a value, or what finds it; null where it is nothing, and so is what it has no
 * fields for; undefined where that is not known.
 */
export type Default = string | number | boolean | null | undefined | Finder | Defaults;

/**
 * The fields that the API knows of a map, or of each item of a list; `*` is any other. The map itself is nothing where
 * it is left out, unless `leftOut` says what it is.
 */
export interface Defaults {
  readonly [field: string]: Default;
  readonly [leftOut]?: Finder;
}

/** The key of what a map is where it is left out. */
export const leftOut = Symbol('left out');

/** A map that is empty where it is left out. */
export const filledIn = (fields: Defaults): Defaults => ({ ...fields, [leftOut]: () => ({}) });

/**
 * Fields as a table has them: `port protocol=TCP name=` are one that is nothing where it is left out, one that is TCP,
 * and one that is an empty text.
 */
export const fields = (text: string): Defaults =>
  Object.fromEntries(
    text.split(/\s+/).map((field) => {
      const [name = '', value] = field.split('=');
      return [name, value === undefined ? null : valueOf(value)];
    }),
  );

const valueOf = (text: string): Default =>
  /^\d+$/.test(text) ? Number(text) : text === 'true' || text === 'false' ? text === 'true' : text;

/** Finds the value of the field beside the one at a path. */
export const sibling =
  (name: string): Finder =>
  (object, path) =>
    valueAlong(object, [...path.slice(0, -1), name]);

/** Whether a change is none, as the API server fills in defaults; undefined where that is not known. */
export function isSame(defaults: Defaults, { path, from, to, before, after }: FieldChange): boolean | undefined {
  const compared = (path: NamedPath, from: unknown, to: unknown): boolean | undefined => {
    const usual = defaultAt(defaults, path);
    const [was, is] = [completed(usual, path, from, before), completed(usual, path, to, after)];
    if (isNothing(was) && isNothing(is)) return true;
    if (isNothing(was) || isNothing(is)) return isNeverNothing(usual, was ?? is) ? false : undefined;
    if (isScalar(was) || isScalar(is)) return isSameScalar(placeOf(path), was, is);
    return together(keysOf(was, is).map((key) => compared([...path, key], valueAt(was, key), valueAt(is, key))));
  };
  return compared(path, from, to);
}

/** Whether all are the same; one that is another makes it another, whatever is not known of the rest. */
function together(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

const keysOf = (was: unknown, is: unknown): (string | number)[] =>
  Array.isArray(was) && Array.isArray(is)
    ? [...(was.length > is.length ? was : is).keys()]
    : Object.keys({ ...(isMap(was) ? was : {}), ...(isMap(is) ? is : {}) });

function isSameScalar(place: string, was: unknown, is: unknown): boolean | undefined {
  if (was === is || (isQuantityAt(place) && quantityOf(was) === quantityOf(is))) return true;
  // What had quotes may have been wrong, and is mended.
  return typeof was === typeof is || isQuantityAt(place) || isNumberOrTextAt(place) ? false : undefined;
}

/** What the API server makes of a value. To a text that has a default, an empty one is none, and 0 to a probe's number. */
function completed(usual: Usual, path: NamedPath, value: unknown, object: unknown): unknown {
  const isNone = value === '' ? typeof usual === 'string' : value === 0 && placeOf(path.slice(0, -1)).endsWith('Probe');
  if (!isNothing(value) && !isNone) return value;
  const found = typeof usual === 'object' ? usual?.[leftOut] : usual;
  return typeof found === 'function' ? found(object, path) : found === below ? undefined : found;
}

/** Stands for the default of what is within a field that is nothing where it is left out. */
const below = Symbol('below');

type Usual = Default | typeof below;

/** What a table says of the field at a path. */
export const defaultAt = (defaults: Defaults, path: NamedPath): Usual =>
  path.reduce<Usual>((within, step) => {
    if (typeof step !== 'string') return within;
    if (within === null || within === below) return below;
    return typeof within === 'object' ? (Object.hasOwn(within, step) ? within[step] : within['*']) : undefined;
  }, defaults);

/** Below what is in the tables, a value that is empty, false or 0 may be nothing. */
const isNeverNothing = (usual: Usual, value: unknown): boolean =>
  usual !== undefined && (usual !== below || (Boolean(value) && !(isMap(value) && Object.keys(value).length === 0)));

const isNothing = (value: unknown): boolean => (Array.isArray(value) ? value.length === 0 : (value ?? null) === null);
