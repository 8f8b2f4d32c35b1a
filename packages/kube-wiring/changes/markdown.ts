import { type KubeObject, title } from '../manifests/kube-object';
import { isText } from '../manifests/scalars';
import { markdown } from '../printable';

/**
 * A value as a cell holds it. A text that would be read as something else, or whose blanks would be lost, has quotes.
 */
export function cell(value: unknown): string {
  if (value === undefined) return '(none)';
  const isPlain = typeof value === 'string' && isText(value) && !/^\s|\s$|[^\S ]| {2}/.test(value);
  return markdown(isPlain ? value : JSON.stringify(value));
}

/** What an object is called in Markdown. */
export const named = (object: KubeObject): string => markdown(title(object));
