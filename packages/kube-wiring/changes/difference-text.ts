import { isMap } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';
import { markdown } from '../printable';
import { type Difference, type NamedPath, type Step, valueAlong } from './applying/difference';
import { isLong, lineChanges } from './long-texts';
import { cell } from './markdown';

/**
 * Says in Markdown what differs of an object: `containerPort 8080 → 9090`, or the lines that differ.
 *
 * @param usual what a number is where it is left out
 */
export function differenceText({ value }: KubeObject, difference: Difference, usual: number | undefined): string {
  const { path, from, to, isOrder } = narrowed(difference);
  const field = markdown(fieldText(path, value)) + (isOrder ? ' in another order' : '');
  if (isLong(from) || isLong(to)) return [field, ...(isOrder ? [] : lineChanges(from, to))].join('<br>');
  const told = (one: unknown) => (one === undefined && usual !== undefined ? `${usual} (left out)` : cell(one));
  return `${field}${isOrder ? ':' : ''} ${told(from)} → ${told(to)}`;
}

/** A map of one entry that is new or gone, as that entry; the name of an item, which its path says, does not count. */
function narrowed(difference: Difference): Difference {
  const { path, from, to } = difference;
  const only = from === undefined ? to : to === undefined ? from : undefined;
  const isItem = typeof path.at(-1) === 'object';
  const entries = isMap(only) ? Object.entries(only).filter(([key]) => !(isItem && key === 'name')) : [];
  const [first, ...more] = entries;
  if (!first || more.length > 0) return difference;
  const [key, value] = first;
  const isValue = isItem && key === 'value';
  const inner = { ...difference, path: isValue ? path : [...path, key] };
  return narrowed(from === undefined ? { ...inner, to: value } : { ...inner, from: value });
}

/**
 * The name of a field: with the item of a list that it is in, or the whole way to it where the object has another one
 * of that name.
 */
function fieldText(path: NamedPath, value: unknown): string {
  const item = path.findLastIndex((step) => typeof step !== 'string');
  const isNamed = typeof path[item] === 'object';
  const short = path.slice(isNamed || item === path.length - 1 ? Math.max(0, item - 1) : item + 1);
  const shown = countOf(value, short) < 2 ? short : path;
  // That an item has a value goes without saying.
  const told = isNamed && item === path.length - 2 && path.at(-1) === 'value' ? shown.slice(0, -1) : shown;
  return told
    .map((step) => (typeof step === 'string' ? `.${step}` : ` ${typeof step === 'object' ? step.item : step} `))
    .join('')
    .replace(/(^| )\.(spec\.|metadata\.)?/g, '$1')
    .trim();
}

/** How often there is something at the end of a way within a value, wherever it begins. */
function countOf(value: unknown, way: readonly Step[]): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = valueAlong(value, way) === undefined ? 0 : 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + countOf(inner, way), own);
}
