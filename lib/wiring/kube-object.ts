import { listAt, type Path, textAt, valueAt } from './fields';

/** An object of a cluster, as a manifest describes it. */
export interface KubeObject {
  /** Group of its API version, empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;

  /** Its own namespace, or the one that what names none is applied to. */
  readonly namespace: string;

  /** Whether it names its namespace itself. */
  readonly namesNamespace: boolean;

  /** The way to it within its document. */
  readonly path: Path;

  /** All its fields. */
  readonly value: unknown;
}

/**
 * The objects of a document: itself, or the items of a List. The items of a list of one kind, such as a PodList, need not
 * say their kind. What has no kind or no API version is none.
 *
 * @param namespace the namespace of objects that name none
 */
export function objectsIn(document: unknown, namespace = 'default', path: Path = []): KubeObject[] {
  const [apiVersion, kind] = [textAt(document, 'apiVersion'), textAt(document, 'kind')];
  if (!apiVersion || !kind) return [];
  // By an alias, a list may be its own item.
  if (kind.endsWith('List') && Array.isArray(valueAt(document, 'items')) && path.length < 4) {
    const common = kind === 'List' ? {} : { apiVersion, kind: kind.replace(/List$/, '') };
    return listAt(document, 'items').flatMap((item, i) =>
      objectsIn(typeof item === 'object' ? { ...common, ...item } : item, namespace, [...path, 'items', i]),
    );
  }
  const own = textAt(document, 'metadata', 'namespace');
  return [
    {
      group: apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '') : '',
      kind,
      name: textAt(document, 'metadata', 'name'),
      namespace: own || namespace,
      namesNamespace: own !== '',
      path,
      value: document,
    },
  ];
}

/** What an object is called in a sentence: `Pod web`, or `Pod shop/web` where it names its namespace. */
export const title = ({ kind, name, namespace, namesNamespace }: KubeObject): string =>
  `${kind} ${namesNamespace ? `${namespace}/` : ''}${name}`.trimEnd();
