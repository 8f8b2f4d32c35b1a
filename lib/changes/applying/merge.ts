import type { Step } from '../difference';
import { valueAlong } from '../difference';
import { valueAt } from '../../manifests/fields';
import type { Effect } from './effect';
import { type Change, type KindRules, placeOf } from './rule';

/**
 * What kubectl makes of a change in a list of which it takes two items for the same: to it, ports of one number and two
 * protocols are one.
 *
 * @see https://github.com/kubernetes/kubernetes/issues/39188
 */
export function effectOfMerge({ mergeKeys }: KindRules, { path, before, after }: Change): Effect | undefined {
  for (let end = path.length; end > 0; end--) {
    const list = path.slice(0, end);
    const key = mergeKeys?.get(placeOf(list));
    if (key === undefined) continue;
    const [old, now] = [itemsAt(before, list), itemsAt(after, list)];
    if (old.length === 0 || now.length === 0) return undefined;
    if (isAmbiguous(old, key)) return 'unknown';
    return isAmbiguous(now, key) ? 'half' : undefined;
  }
  return undefined;
}

const itemsAt = (object: unknown, path: readonly Step[]): readonly unknown[] => {
  const list = valueAlong(object, path);
  return Array.isArray(list) ? list : [];
};

const isAmbiguous = (items: readonly unknown[], key: string): boolean =>
  new Set(items.map((item) => valueAt(item, key))).size < items.length;
