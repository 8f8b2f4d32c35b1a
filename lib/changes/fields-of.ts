import { isMap, textAt } from '../manifests/fields';

/** A field, and what it is called in a sentence. */
export interface Field {
  readonly text: string;

  /** Its path from the last list item on: `containerPort`, `metadata.labels.app`. */
  readonly name: string;
}

/**
 * All fields of a value by their paths. Items of a list go by their name if they have one; a list of scalars is a field, and
 * so is an empty list or map.
 */
export function fieldsOf(value: unknown, path = '', name = ''): Map<string, Field> {
  const join = (...steps: string[]) => steps.filter(Boolean).join('.');
  if (Array.isArray(value) && value.some((item) => typeof item === 'object')) {
    return new Map(value.flatMap((item, i) => [...fieldsOf(item, join(path, textAt(item, 'name') || String(i)))]));
  }
  const entries = isMap(value) ? Object.entries(value) : [];
  if (entries.length > 0) {
    return new Map(entries.flatMap(([key, child]) => [...fieldsOf(child, join(path, key), join(name, key))]));
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : textAt(value) || '""';
  return new Map([[path, { text, name: name || path }]]);
}
