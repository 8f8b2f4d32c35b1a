import { isMap, textAt } from '../manifests/fields';

/** A step of a path: the name of a field, the position of a list's item from 0, or the item's own name. */
export type Step = string | number | { readonly item: string };

/** A thing that two manifests of an object do not have in common. */
export interface Difference {
  /** The way to it. */
  readonly path: readonly Step[];

  /** What was there; undefined where nothing was. */
  readonly from: unknown;

  /** What is there now; undefined where nothing is. */
  readonly to: unknown;

  /** Whether it is only the order of a list's items; from and to are then their names or, without names, the items. */
  readonly isOrder: boolean;
}

/**
 * What differs between two values. A map or an item that only one of them has is one difference, and so is a list of
 * scalars. Items of a list of maps are found again by their names, if each has one of its own, else by their positions.
 */
export function differences(before: unknown, after: unknown, path: readonly Step[] = []): Difference[] {
  if (before === after) return [];
  if (isMap(before) && isMap(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(own(before, key), own(after, key), [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, path);
  return Object.is(before, after) ? [] : [{ path, from: before, to: after, isOrder: false }];
}

/** The value at the end of a path; undefined where there is none. */
export const valueAlong = (value: unknown, path: readonly Step[]): unknown =>
  path.reduce<unknown>((within, step) => {
    if (typeof step === 'string') return isMap(within) ? own(within, step) : undefined;
    const items: readonly unknown[] = Array.isArray(within) ? within : [];
    return typeof step === 'number' ? items[step] : items.find((item) => textAt(item, 'name') === step.item);
  }, value);

const own = (map: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(map, key) ? map[key] : undefined;

function listDifferences(before: readonly unknown[], after: readonly unknown[], path: readonly Step[]): Difference[] {
  const [old, now] = [byName(before), byName(after)];
  if (old && now) return namedDifferences(old, now, path);
  const [was, is] = [before, after].map((items) => items.map((item) => JSON.stringify(item)));
  if (was?.join() === is?.join()) return [];
  const isOrder = was?.sort().join() === is?.sort().join();
  if (isOrder || ![...before, ...after].some(isMap)) return [{ path, from: before, to: after, isOrder }];
  const longer = before.length > after.length ? before : after;
  return longer.flatMap((_, i) => differences(before[i], after[i], [...path, i]));
}

type Named = ReadonlyMap<string, unknown>;

function namedDifferences(before: Named, after: Named, path: readonly Step[]): Difference[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  const found = [...names].flatMap((item) => differences(before.get(item), after.get(item), [...path, { item }]));
  const [from, to] = [
    [...before.keys()].filter((name) => after.has(name)),
    [...after.keys()].filter((name) => before.has(name)),
  ];
  return from.every((name, i) => name === to[i]) ? found : [...found, { path, from, to, isOrder: true }];
}

/** A list's items by their names, where each is a map with a name of its own. */
function byName(items: readonly unknown[]): Named | undefined {
  const named = new Map(
    items.flatMap((item) => {
      const name = isMap(item) ? item.name : undefined;
      return typeof name === 'string' ? [[name, item]] : [];
    }),
  );
  return named.size === items.length ? named : undefined;
}
