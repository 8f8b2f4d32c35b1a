import { isDeepStrictEqual } from 'node:util';
import { isMap, listAt, textAt, valueAt } from '../../manifests/fields';
import { remembered } from './remembered';

/** A step of a path: the name of a field, the position of a list's item from 0, or the item's own name. */
export type Step = string | number | { readonly item: string };

/** The way to a value, on which an item of a list goes by its name where it has one of its own. */
export type NamedPath = readonly Step[];

/** A thing that two manifests of an object do not have in common. */
export interface Difference {
  /** The way to it. */
  readonly path: NamedPath;

  /** What was there; undefined where nothing was. */
  readonly from: unknown;

  /** What is there now; undefined where nothing is. */
  readonly to: unknown;

  /** Whether it is only the order of a list's items; from and to are then their names or, without names, the items. */
  readonly isOrder: boolean;
}

/** A difference between two manifests of an object. */
export interface FieldChange extends Difference {
  /** Where it is, whichever item of a list and kind of container that is: `spec.containers.image`. */
  readonly place: string;

  /** The whole manifests. */
  readonly before: unknown;
  readonly after: unknown;
}

/** The place of a path in rules, to which all containers are alike. */
export const placeOf = (path: NamedPath): string =>
  path.flatMap((step) => (typeof step === 'string' ? [step === 'initContainers' ? 'containers' : step] : [])).join('.');

/**
 * What differs between two values. A map or an item that only one of them has is one difference, and so is a list of
 * scalars. Items of a list of maps are found again by their names, if each has one of its own, else by their positions.
 */
export function differences(before: unknown, after: unknown, path: NamedPath = []): Difference[] {
  if (before === after) return [];
  if (isMap(before) && isMap(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differences(valueAt(before, key), valueAt(after, key), [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, path);
  return Object.is(before, after) ? [] : [{ path, from: before, to: after, isOrder: false }];
}

/** The value at the end of a path; undefined where there is none. */
export const valueAlong = (value: unknown, path: NamedPath): unknown =>
  path.reduce<unknown>(
    (within, step) => (typeof step === 'object' ? itemsByName(within).get(step.item) : valueAt(within, step)),
    value,
  );

const itemsByName = remembered((list) => new Map(listAt(list).map((item) => [textAt(item, 'name'), item])));

function listDifferences(before: readonly unknown[], after: readonly unknown[], path: NamedPath): Difference[] {
  const [old, now] = [byName(before), byName(after)];
  if (old && now) return namedDifferences(old, now, path);
  if (isDeepStrictEqual(before, after)) return [];
  const [was, is] = [before, after].map((items) => items.map((item) => JSON.stringify(item)).sort());
  const isOrder = isDeepStrictEqual(was, is);
  const isScalars = ![...before, ...after].some(isMap);
  return isOrder || isScalars ? [{ path, from: before, to: after, isOrder }] : unnamedDifferences(before, after, path);
}

/** Differences by position, of the part between the items that are the same at the beginning and at the end. */
function unnamedDifferences(before: readonly unknown[], after: readonly unknown[], path: NamedPath): Difference[] {
  const shorter = Math.min(before.length, after.length);
  let [start, end] = [0, 0];
  while (start < shorter && isDeepStrictEqual(before[start], after[start])) start++;
  while (end < shorter - start && isDeepStrictEqual(before.at(-1 - end), after.at(-1 - end))) end++;
  const [was = [], is = []] = [before, after].map((items) => items.slice(start, items.length - end));
  const longer = was.length > is.length ? was : is;
  return longer.flatMap((_, i) => differences(was[i], is[i], [...path, start + i]));
}

type Named = ReadonlyMap<string, unknown>;

function namedDifferences(before: Named, after: Named, path: NamedPath): Difference[] {
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
