import type { Difference } from './difference';

/** What is shown in the place of a value that must not be seen. */
const hidden = '(hidden)';

/** kubectl keeps all that it applied in this annotation, a Secret's values too. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** What may be seen of a Secret: a misspelt field and an annotation may hold its values as well. */
const shown = new Set([
  'apiVersion',
  'immutable',
  'kind',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'type',
]);

/** A difference of an object of a kind, with its values hidden where they must not be seen. */
export function withoutSecrets(kind: string, difference: Difference): Difference {
  const { path, from, to } = difference;
  const isShown =
    kind !== 'Secret' ||
    shown.has(
      path
        .slice(0, path[0] === 'metadata' ? 2 : 1)
        .map(String)
        .join('.'),
    );
  if (isShown && !JSON.stringify([path, from, to]).includes(lastApplied)) return difference;
  return { ...difference, from: from === undefined ? undefined : hidden, to: to === undefined ? undefined : hidden };
}
