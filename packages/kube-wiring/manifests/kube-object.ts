import { isClusterScoped } from './cluster-scoped';
import type { Document } from './documents';
import { isMap, listAt, type Path, textAt, valueAt } from './fields';

/** Where an object is written: in a document of a file, or by a construct. */
export type Place = Origin & {
  /** The way to it within its document, or within what the construct synthesizes. */
  readonly path: Path;
};

/** A file, by its path as it was given (`-` for standard input), or a construct, by its path. */
export type Origin = { readonly file: string; readonly document: Document } | { readonly construct: string };

/** An object of a cluster, as a manifest describes it. */
export interface KubeObject {
  /** Its API version with its group; empty where the manifest has none. */
  readonly apiVersion: string;

  /** Group of its API version, empty for the core group. */
  readonly group: string;

  /** Empty where the manifest has none. */
  readonly kind: string;
  readonly name: string;

  /** Its own namespace, or the one that what names none is applied to; empty for a kind without namespaces. */
  readonly namespace: string;

  /** Whether it names its namespace itself. */
  readonly hasNamespace: boolean;

  /**
   * What tells it from all other objects of a cluster: its group, kind, namespace and name, and not its version. The
   * group is the one that Kubernetes moved the kind to. An object without a name, such as one with a generateName, is
   * told by its place.
   */
  readonly identity: string;
  readonly place: Place;

  /** All its fields. */
  readonly value: unknown;
}

/** Whether an object is made by a construct, and not read from a file. */
export const isConstruct = ({ place }: KubeObject): boolean => 'construct' in place;

/** The path of the file or construct that an object comes from. */
export const originOf = ({ place }: KubeObject): string => ('construct' in place ? place.construct : place.file);

/**
 * The objects of a document: itself, or the items of a List. The items of a list of one kind, such as a PodList, need
 * not say their kind. What is not even a map is an object that is not complete.
 *
 * @param namespace the namespace of objects that name none
 */
export function objectsIn(value: unknown, origin: Origin, namespace = 'default', path: Path = []): KubeObject[] {
  const [apiVersion, kind] = [textAt(value, 'apiVersion'), kindOf(value)];
  if (kind.endsWith('List') && Array.isArray(valueAt(value, 'items'))) {
    const common = kind === 'List' ? {} : { apiVersion, kind: kind.replace(/List$/, '') };
    return listAt(value, 'items').flatMap((item, i) =>
      objectsIn(typeof item === 'object' ? { ...common, ...item } : item, origin, namespace, [...path, 'items', i]),
    );
  }
  return [objectOf(value, { ...origin, path }, namespace)];
}

/** To kubectl, a kind that is a number or a boolean is none. */
const kindOf = (value: unknown): string => {
  const kind = valueAt(value, 'kind');
  return typeof kind === 'string' ? kind : '';
};

function objectOf(value: unknown, place: Place, namespace: string): KubeObject {
  const apiVersion = textAt(value, 'apiVersion');
  const group = apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '') : '';
  const kind = kindOf(value);
  const name = textAt(value, 'metadata', 'name');
  const own = isClusterScoped(group, kind) ? '' : textAt(value, 'metadata', 'namespace');
  const object = {
    apiVersion,
    group,
    kind,
    name,
    namespace: isClusterScoped(group, kind) ? '' : own || namespace,
    hasNamespace: own !== '',
    place,
    value,
  };
  return { ...object, identity: [groupNow(group, kind), kind, object.namespace, name || placeText(place)].join('\n') };
}

/** The group that a kind is in now: Kubernetes moved those of extensions. */
const groupNow = (group: string, kind: string): string => (group === 'extensions' ? (moved.get(kind) ?? group) : group);

const moved = new Map([
  ['DaemonSet', 'apps'],
  ['Deployment', 'apps'],
  ['Ingress', 'networking.k8s.io'],
  ['NetworkPolicy', 'networking.k8s.io'],
  ['PodSecurityPolicy', 'policy'],
  ['ReplicaSet', 'apps'],
]);

/** Whether a manifest has a kind and an API version, without which kubectl refuses it. */
export const isComplete = ({ apiVersion, kind }: KubeObject): boolean => apiVersion !== '' && kind !== '';

/** Whether a value is meant for a manifest, complete or not: it has what others do not, if in another spelling. */
export const isMeantForManifest = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(isMeantForManifest)
    : isMap(value)
      ? Object.keys(value).some((key) => /^(apiVersion|kind|metadata)$/i.test(key))
      : saysKind(String(value));

/** Whether a text that cannot be read may be a manifest. */
export const saysKind = (text: string): boolean => /\bkind\b/i.test(text);

const placeText = (place: Place): string =>
  [...('construct' in place ? [place.construct] : [place.file, place.document.index]), ...place.path].join(' ');

/**
 * What an object is called in a sentence: `Pod web`, or `Pod shop/web` where it names its namespace. Without a name,
 * its place tells it.
 */
export function title(object: KubeObject): string {
  const { group, kind, name, namespace, hasNamespace } = object;
  // Knative calls a kind of its own Service.
  const ofKind = kind === 'Service' && group ? `${kind}.${group}` : kind;
  return name ? `${ofKind} ${hasNamespace ? `${namespace}/` : ''}${name}` : `${ofKind} of ${originOf(object)}`;
}
