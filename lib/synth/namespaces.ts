import { type KubeObject, originOf, title } from 'kube-wiring';

/**
 * A hint for each Namespace that comes too late for what is in it: kubectl applies the files of a folder in the order
 * of their names, which begin with the kind, whatever depends on what.
 *
 * @param folder path of the folder that the objects are synthesized into
 */
export const namespaceHints = (folder: string, objects: readonly KubeObject[]): string[] =>
  objects
    .filter(({ group, kind }) => group === '' && kind === 'Namespace')
    .flatMap((namespace) => {
      const early = objects.find((object) => object.namespace === namespace.name && object.kind < namespace.kind);
      if (!early) return [];
      const first = `kubectl apply -f ${folder}/Namespace.${namespace.name}.k8s.yaml`;
      return [
        `${originOf(namespace)}: hint: kubectl apply -f ${folder} applies ${title(early)} before ${title(namespace)}, and fails the first time. Apply the Namespace first: ${first}`,
      ];
    });
