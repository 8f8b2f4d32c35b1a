import type { Difference } from './difference';

/** What is shown in the place of a value that must not be seen. */
export const hidden = '(hidden)';

/** kubectl keeps all that it applied in this annotation, a Secret's values too. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** A difference of an object of a kind, with its values hidden where they must not be seen: the data of a Secret, above all. */
export function withoutSecrets(kind: string, difference: Difference): Difference {
  const { path, from, to } = difference;
  const isData = kind === 'Secret' && (path[0] === 'data' || path[0] === 'stringData');
  if (!isData && !JSON.stringify([path, from, to]).includes(lastApplied)) return difference;
  return { ...difference, from: from === undefined ? undefined : hidden, to: to === undefined ? undefined : hidden };
}
