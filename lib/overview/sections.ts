import { closest } from 'fastest-levenshtein';
import { compare, deleteCommands, type Graph, type KubeObject, type Labels, labelText, originOf } from 'kube-wiring';
import { parseMarkdown } from './markdown';

/**
 * Words in braces, such as `{web/service.label}`. Braces with anything else in them, as shell and JSONPath have them,
 * stay as they are.
 */
const placeholder = /(?<!\$)\{([a-z][\w/.-]*|back to [\w-]+)\}/gi;

/** Gives what stands for each placeholder: a line with more than one value is repeated for each. */
type Values = ReadonlyMap<string, () => readonly string[]>;

/** A state that placeholders stand for something of. */
interface NamedGraph {
  readonly name: string;
  readonly graph: Graph;
}

/**
 * The sections of states.md by their headings.
 *
 * @throws Error for a heading that is duplicated
 */
export function sectionsIn(text: string): Map<string, string> {
  const { sections } = parseMarkdown(text);
  const headings = sections.map(({ heading }) => heading);
  const duplicate = headings.find((heading, i) => headings.indexOf(heading) < i);
  if (duplicate !== undefined) throw new Error(`states.md has two sections ${duplicate}. Rename or remove one.`);
  return new Map(sections.map(({ heading, text }) => [heading, text]));
}

/**
 * What a state puts in the place of placeholders: its name, its objects, and the commands that lead back to others.
 *
 * @param states all states
 */
export function valuesOf({ name, graph }: NamedGraph, states: readonly NamedGraph[]): Values {
  // Within the chart.
  const path = (object: KubeObject) => originOf(object).replace(/^[^/]*\//, '');
  const equations = (labels: Labels) => [...labels].map(labelText).sort();
  const known: [string, readonly string[]][] = [
    ['state', [name]],
    ...graph.objects.map((object): [string, string[]] => [path(object), [object.name]]),
    ...graph.podGroups.flatMap(({ object, ports, labels }): [string, string[]][] => [
      [`${path(object)}.port`, ports.slice(0, 1).map(({ number }) => number)],
      [`${path(object)}.labels`, [equations(labels).join(',')]],
    ]),
    ...graph.services.flatMap(({ service: { object, selector }, selected }): [string, string[]][] => [
      [`${path(object)}.label`, equations(selector).slice(0, 1)],
      [`${path(object)}.pods`, [String(selected.reduce((sum, { count }) => sum + count, 0))]],
      [`${path(object)}.pod`, selected.map(({ object }) => object.name).sort()],
    ]),
  ];
  const back = states.map((other) => [`back to ${other.name}`, () => commandsBack(graph, other)] as const);
  return new Map([...known.map(([key, values]) => [key, () => values] as const), ...back]);
}

/** The commands that lead from what a cluster has back to another state. */
function commandsBack(graph: Graph, other: NamedGraph): readonly string[] {
  const { first, last } = compare(graph, other.graph).deletion;
  return [...deleteCommands(first), `kubectl apply -f dist/${other.name}`, ...deleteCommands(last)];
}

/**
 * Puts values in the place of a section's placeholders.
 *
 * @throws Error for a placeholder that has no value, or one that would be more than a name to Markdown or a shell
 */
export const fill = (heading: string, section: string, values: Values): string =>
  section
    .split('\n')
    .flatMap((line) => {
      const found = Array.from(line.matchAll(placeholder), ([, name = '']) => {
        const value = values.get(name)?.() ?? [];
        const odd = value.find((text) => !/^[\w .,:;=/-]*$/.test(text));
        if (odd !== undefined) {
          const given = JSON.stringify(odd);
          throw new Error(
            `In states.md, section ${heading} says {${name}}, which is ${given}: no command can hold that.`,
          );
        }
        if (value.length > 0) return value;
        const near = closest(
          name,
          [...values].flatMap(([key, valuesOf]) => (valuesOf().length > 0 ? [key] : [])),
        );
        throw new Error(`In states.md, section ${heading} says {${name}}, which is not there. Did you mean {${near}}?`);
      });
      const lines = Math.max(1, ...found.map(({ length }) => length));
      return Array.from({ length: lines }, (_, i) => {
        const value = found.map((values) => values[i] ?? values[0] ?? '');
        return line.replace(placeholder, () => value.shift() ?? '');
      });
    })
    .join('\n');
