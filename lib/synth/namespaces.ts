import { earlyIn, type Graph, type KubeObject, originOf, title } from 'kube-wiring';
import { parseMarkdown } from '../overview/markdown';

/**
 * A hint for each Namespace, and each definition of a kind, that comes too late for what needs it: kubectl applies the
 * files of a folder in the order of their names, which begin with the kind, whatever depends on what.
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
    const early = earlyIn([...objects].sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : 1)));
    const first = new Map(early.toReversed().map(({ needed, object }) => [needed, object]));
    return [...first].flatMap(([needed, object]) => {
      const file = `${state}/${fileOf(needed)}`;
      if (isAppliedFirst(file, state, commands)) return [];
      return [
        `${originOf(needed)}: hint: the first kubectl apply -f ${directory}/${state} fails for ${title(object)}, as ${title(needed)} is not there yet. Apply that first: kubectl apply -f ${directory}/${file}`,
      ];
    });
  });
}

const fileOf = ({ kind, name }: KubeObject): string => `${kind}.${name}.k8s.yaml`;

/** Whether commands apply a file before they apply the folder that it is in, wherever that is. */
function isAppliedFirst(file: string, folder: string, commands: string): boolean {
  const words = commands.split('\n').flatMap((line) => (line.startsWith('kubectl apply ') ? line.split(' ') : []));
  const ends = [`/${file}`, `/${folder}`, `/${folder}/`];
  return words.find((word) => ends.some((end) => word.endsWith(end)))?.endsWith(file) ?? false;
}
