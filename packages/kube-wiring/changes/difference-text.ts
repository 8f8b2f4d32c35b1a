import { isMap } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';
import type { Difference, Step } from './applying/difference';
import { cell, escaped } from './markdown';

/** Says in Markdown what differs of an object: `containerPort 8080 → 9090`. */
export function differenceText({ value }: KubeObject, difference: Difference): string {
  const { path, from, to, isOrder } = narrowed(difference);
  return `${escaped(fieldText(path, value))}${isOrder ? ' in another order:' : ''} ${cell(from)} → ${cell(to)}`;
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
 * The name of a field or item: from the last list on, or the whole way to it where the object has another field of that
 * name.
 */
function fieldText(path: readonly Step[], value: unknown): string {
  const isField = (step: Step) => typeof step === 'string';
  const last = path.findLastIndex(isField);
  const list = path.slice(0, last).findLastIndex((step) => !isField(step));
  const shown = countOf(value, path[last]) < 2 ? path.slice(list + 1) : path;
  return shown
    .map((step) => String(typeof step === 'object' ? step.item : step))
    .join('.')
    .replace(/^(spec|metadata)\./, '');
}

/** How often a value has fields of a name. */
function countOf(value: unknown, name: Step | undefined): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = isMap(value) && typeof name === 'string' && Object.hasOwn(value, name) ? 1 : 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + countOf(inner, name), own);
}
