import type { KubeObject } from '../manifests/kube-object';

/** A text as the name of a node; Mermaid takes two dashes for an arrow. */
export const nodeName = (text: string): string => text.replace(/[^\w.-]+/g, '_').replaceAll('--', '-_');

/** The name of an object's node. */
export const idOf = ({ group, kind, name, namespace, hasNamespace, ...object }: KubeObject): string => {
  const ofKind = [kind.toLowerCase(), ...(kind === 'Service' && group ? [group] : [])].join('.');
  return nodeName(`${ofKind}-${hasNamespace ? `${namespace}.` : ''}${name || object.identity}`);
};

/** The node of what is outside of the cluster. */
export const outside = 'outside([outside world])';
