import { isMap } from '../../manifests/fields';
import type { Step } from '../difference';
import { type Change, type KindRules, placeOf } from './rule';

/** Whether the API server makes the same of both values: it fills in defaults, and some ways to say nothing are alike. */
export function isSame({ defaults }: KindRules, { path, from, to, before, after }: Change): boolean {
  const filled = (value: unknown, object: unknown, path: readonly Step[]): unknown => {
    if (value !== undefined && value !== null) return value;
    const found = defaults?.get(placeOf(path));
    return typeof found === 'function' ? found(object, path) : found;
  };
  const same = (path: readonly Step[], from: unknown, to: unknown): boolean => {
    const [was, is] = [filled(from, before, path), filled(to, after, path)];
    if (was === is || (isNothing(was) && isNothing(is))) return true;
    if (Array.isArray(was) && Array.isArray(is)) {
      return was.length === is.length && was.every((item, i) => same([...path, i], item, is[i]));
    }
    if (!isMap(was) || !isMap(is)) return isQuantity(placeOf(path)) && amountOf(was) === amountOf(is);
    return Object.keys({ ...was, ...is }).every((key) => same([...path, key], was[key], is[key]));
  };
  return same(path, from, to);
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

const isQuantity = (place: string): boolean => /\.resources\.(limits|requests)\.|\.sizeLimit$/.test(place);

/** A quantity in thousandths: 0.5, "500m" and "0.50" are one. */
function amountOf(value: unknown): number | undefined {
  const [, number = '', unit = ''] = /^([\d.]+)(m|k|[KMGTPE]i?|)$/.exec(String(value)) ?? [];
  if (number === '') return undefined;
  const power = ' KMGTPE'.indexOf(unit.charAt(0).toUpperCase());
  return unit === 'm'
    ? Number(number)
    : Number(number) * 1000 * (unit.endsWith('i') ? 1024 : 1000) ** Math.max(power, 0);
}
