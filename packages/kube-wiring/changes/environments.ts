import { isMap } from '../manifests/fields';
import { type KubeObject, objectsIn } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import { type Applied, effects } from './applying/effects';
import { pairsIn } from './pairs';

/** Two environments side by side, such as staging and production, each in a namespace of its own. */
export interface Environments {
  readonly namespaces: readonly [before: string, after: string];

  /** What differs of the objects that both have, whatever the namespace. */
  readonly differences: readonly (Applied & { readonly object: KubeObject })[];

  /** The objects that only one of them has. */
  readonly onlyBefore: readonly KubeObject[];
  readonly onlyAfter: readonly KubeObject[];
}

/**
 * Compares two environments without their namespaces; undefined where they are none: where the objects of one that name
 * a namespace name several, or the same as those of the other.
 */
export function compareEnvironments(before: Graph, after: Graph): Environments | undefined {
  const [from, to] = [before, after].map(({ objects }) => namespaceOf(objects));
  if (from === undefined || to === undefined || from === to) return undefined;
  const pairs = pairsIn(
    before.objects.map((object) => withoutNamespace(object, from)),
    after.objects.map((object) => withoutNamespace(object, to)),
  );
  const differences = pairs.flatMap(({ before, after }) =>
    before && after
      ? effects(after.group, after.kind, before.value, after.value).map((applied) => ({ object: after, ...applied }))
      : [],
  );
  return {
    namespaces: [from, to],
    differences: differences.filter(({ effect }) => effect !== 'unchanged'),
    onlyBefore: pairs.flatMap(({ before, after }) => (before && !after ? [before] : [])),
    onlyAfter: pairs.flatMap(({ before, after }) => (after && !before ? [after] : [])),
  };
}

/** The one namespace that objects name. */
function namespaceOf(objects: readonly KubeObject[]): string | undefined {
  const [first, ...more] = new Set(
    objects.filter(({ hasNamespace }) => hasNamespace).map(({ namespace }) => namespace),
  );
  return more.length > 0 ? undefined : first;
}

/** An object without its namespace; the Namespace itself is called the same in all environments. */
function withoutNamespace(object: KubeObject, namespace: string): KubeObject {
  const { group, kind, name, place, value } = object;
  if (!isMap(value) || !isMap(value.metadata)) return object;
  const isItself = group === '' && kind === 'Namespace' && name === namespace;
  const metadata = { ...value.metadata, namespace: undefined, ...(isItself && { name: 'of the environment' }) };
  return objectsIn({ ...value, metadata }, place, '', place.path)[0] ?? object;
}
