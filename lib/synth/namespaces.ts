import { type Graph, originOf, title } from 'kube-wiring';
import { parseMarkdown } from '../overview/markdown';

/**
 * A hint for each Namespace that comes too late for what is in it: kubectl applies the files of a folder in the order
 * of their names, which begin with the kind, whatever depends on what.
 *
 * @param directory path of the directory that the states are synthesized into
 * @param page has a section for each state: where its commands apply the Namespace first, there is no hint
 */
export function namespaceHints(
  directory: string,
  states: readonly { readonly name: string; readonly graph: Graph }[],
  page: string,
): string[] {
  const { sections } = parseMarkdown(page);
  return states.flatMap(({ name: state, graph: { objects } }) => {
    const commands = sections.find(({ heading }) => heading === state)?.text ?? '';
    return objects.flatMap((namespace) => {
      if (namespace.group !== '' || namespace.kind !== 'Namespace') return [];
      const early = objects.find((object) => object.namespace === namespace.name && object.kind < namespace.kind);
      const file = `${state}/Namespace.${namespace.name}.k8s.yaml`;
      if (!early || isAppliedFirst(file, state, commands)) return [];
      return [
        `${originOf(namespace)}: hint: kubectl apply -f ${directory}/${state} applies ${title(early)} before ${title(namespace)}, and fails the first time. Apply the Namespace first: kubectl apply -f ${directory}/${file}`,
      ];
    });
  });
}

/** Whether commands apply a file before they apply the folder that it is in, wherever that is. */
function isAppliedFirst(file: string, folder: string, commands: string): boolean {
  const words = commands.split('\n').flatMap((line) => (line.startsWith('kubectl apply ') ? line.split(' ') : []));
  const ends = [`/${file}`, `/${folder}`, `/${folder}/`];
  return words.find((word) => ends.some((end) => word.endsWith(end)))?.endsWith(file) ?? false;
}
