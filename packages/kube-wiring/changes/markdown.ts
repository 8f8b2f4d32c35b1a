import { type KubeObject, title } from '../manifests/kube-object';
import { isText } from '../manifests/scalars';

/**
 * A value as a cell holds it. A text that would be read as something else, or whose blanks would be lost, has quotes.
 */
export function cell(value: unknown): string {
  if (value === undefined) return '(none)';
  const isPlain = typeof value === 'string' && isText(value) && !/^\s|\s$|[^\S ]| {2}/.test(value);
  return escaped(isPlain ? value : JSON.stringify(value));
}

/** A text in which nothing is Markdown. */
export const escaped = (text: string): string => text.replace(/[\\|<*`]/g, '\\$&').replace(/\s/g, ' ');

/** A line as code in a cell of a table, whatever is in it. */
export function code(line: string): string {
  const fence = '`'.repeat(1 + Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length)));
  const text = line.replace(/\s/g, ' ').replaceAll('|', '\\|');
  return fence.length > 1 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** What an object is called in Markdown. */
export const named = (object: KubeObject): string => escaped(title(object));
