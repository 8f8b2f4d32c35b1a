import { isMap } from '../manifests/fields';
import type { Difference, Step } from './difference';

/** What is shown in the place of a value that must not be seen. */
export const hidden = '(hidden)';

/** kubectl keeps all that it applied in this annotation, a Secret's values too. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** A difference of an object of this kind, with every value hidden that must not be seen: data of a Secret, above all. */
export function withoutSecrets(kind: string, difference: Difference): Difference {
  const { path, from, to } = difference;
  return { ...difference, from: shown(kind, path, from), to: shown(kind, path, to) };
}

/** A value of which nothing is hidden but what must not be seen. */
function shown(kind: string, path: readonly Step[], value: unknown): unknown {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item, i) => shown(kind, [...path, i], item));
  if (isMap(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shown(kind, [...path, key], child)]));
  }
  return isSecret(kind, path) ? hidden : value;
}

const isSecret = (kind: string, path: readonly Step[]): boolean =>
  path.includes(lastApplied) || (kind === 'Secret' && (path[0] === 'data' || path[0] === 'stringData'));
