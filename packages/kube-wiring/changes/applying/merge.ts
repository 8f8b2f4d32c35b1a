import { listAt, valueAt } from '../../manifests/fields';
import { type FieldChange, placeOf, valueAlong } from './difference';
import { remembered } from './remembered';
import type { Effect, Rule } from './rule';

/**
 * The rule of a list whose items kubectl tells apart by a field that may be too little: to it, ports of one number and
 * two protocols are one. What becomes of items that it takes for the same already is not known.
 *
 * @param half what it does where the manifest makes two of one
 * @see https://github.com/kubernetes/kubernetes/issues/39188
 */
export function mergedBy(key: string, at: string, half: Effect = 'half'): Rule {
  const hasTwice = remembered(
    (list) => new Set(listAt(list).map((item) => valueAt(item, key))).size < listAt(list).length,
  );
  const effect = ({ path, before, after }: FieldChange): Effect | undefined => {
    const list = path.slice(0, path.findIndex((_, i) => placeOf(path.slice(0, i + 1)) === at) + 1);
    const [old, now] = [valueAlong(before, list), valueAlong(after, list)];
    if (!Array.isArray(old) || !Array.isArray(now)) return undefined;
    if (hasTwice(old)) return 'unknown';
    return hasTwice(now) ? half : undefined;
  };
  return { at, effect };
}
