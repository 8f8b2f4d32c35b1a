import { textAt } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';

/** An object that the first `kubectl apply` of a folder does not create, and the second does. */
export interface Early {
  readonly object: KubeObject;

  /** The Namespace or CustomResourceDefinition of the folder that it needs, and that comes too late for it. */
  readonly needed: KubeObject;
}

/**
 * The objects that a folder's first `kubectl apply` does not create: a Namespace has to come before what is in it; a
 * CustomResourceDefinition is too late wherever it is, as kubectl asks for all kinds before it applies anything.
 *
 * @param objects the objects in the order in which kubectl applies them: by the names of their files
 */
export const earlyIn = (objects: readonly KubeObject[]): Early[] =>
  objects.flatMap((needed, at) => earlyFor(needed, objects, at).map((object) => ({ object, needed })));

function earlyFor({ group, kind, name, value }: KubeObject, objects: readonly KubeObject[], at: number): KubeObject[] {
  if (group === '' && kind === 'Namespace' && !isInEveryCluster(name)) {
    return objects.slice(0, at).filter(({ namespace }) => namespace === name);
  }
  if (group !== 'apiextensions.k8s.io' || kind !== 'CustomResourceDefinition') return [];
  const [ofGroup, ofKind] = [textAt(value, 'spec', 'group'), textAt(value, 'spec', 'names', 'kind')];
  return objects.filter((object) => object.group === ofGroup && object.kind === ofKind);
}

const isInEveryCluster = (namespace: string): boolean => namespace === 'default' || namespace.startsWith('kube-');
