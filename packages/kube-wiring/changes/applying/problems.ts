import { valueAt } from '../../manifests/fields';
import { type Defaults, defaultAt } from './defaults';
import { type FieldChange, type NamedPath, placeOf } from './difference';
import { isNumberOrTextAt, isQuantityAt, isScalar, isTextAt, quantityOf } from './types';

const words: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', boolean: 'true or false' };

/**
 * What is wrong with a value that is new: it is not of its field's type, as true for "true" or "80" for 80. The types
 * of fields that a table leaves to `*` are not known.
 */
export const typeProblem = (defaults: Defaults, change: FieldChange): string | undefined =>
  found(change, (path, from, to) => {
    const [place, field] = [placeOf(path), path[0]];
    if (typeof field !== 'string' || !Object.hasOwn(defaults, field)) return undefined;
    if (!isScalar(to) || isNumberOrTextAt(place)) return undefined;
    if (isQuantityAt(place)) return typeof quantityOf(to) === 'bigint' ? undefined : 'it has to be a quantity';
    const usual = defaultAt(defaults, path);
    // What had quotes may have been wrong, and is mended.
    const known = isTextAt(place) ? '' : isScalar(usual) ? usual : typeof to === 'string' ? from : undefined;
    return isScalar(known) && typeof known !== typeof to ? `it has to be ${words[typeof known]}` : undefined;
  });

/** The name of a field that is new, and that the API does not know. */
export const unknownField = (defaults: Defaults, change: FieldChange): string | undefined =>
  found(change, (path, _, to) => {
    const [within, name] = [defaultAt(defaults, path.slice(0, -1)), path.at(-1)];
    const isClosed = typeof within === 'object' && within !== null && !('*' in within);
    return to !== undefined && isClosed && typeof name === 'string' && !Object.hasOwn(within, name) ? name : undefined;
  });

/** What is found first in a change, or in what is within its values. */
function found(
  { path, from, to }: { path: NamedPath; from: unknown; to: unknown },
  find: (path: NamedPath, from: unknown, to: unknown) => string | undefined,
): string | undefined {
  const answer = find(path, from, to);
  if (answer !== undefined || typeof to !== 'object' || to === null) return answer;
  const keys = Array.isArray(to) ? [...to.keys()] : Object.keys(to);
  for (const key of keys) {
    const within = found({ path: [...path, key], from: valueAt(from, key), to: valueAt(to, key) }, find);
    if (within !== undefined) return within;
  }
  return undefined;
}
