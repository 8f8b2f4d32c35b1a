import { type ApiObject, Yaml } from 'cdk8s';
import { structuredPatch } from 'diff';
import { generatedLine } from '../synth/output-directory';
import type { Graph } from '../wiring/graph';
import { type KubeObject, title } from '../wiring/kube-object';
import { type Asks, picture } from './picture';
import { fill, sectionsIn, valuesOf } from './sections';

/** A state of the platform, as the page shows it. */
export interface PageState {
  /** Name of the state and of its folder of manifests. */
  readonly name: string;

  readonly graph: Graph;
  readonly asks: Asks;

  /** The construct that each object comes from. */
  readonly constructs: ReadonlyMap<KubeObject, ApiObject>;
}

/** A manifest, also as text without its name. */
interface Manifest {
  readonly value: unknown;
  readonly nameless: string;
}

const manifestsOf = (objects: readonly KubeObject[]): Map<string, Manifest> =>
  new Map(
    objects.map((object) => {
      const nameless = JSON.stringify(object.value).replace(`"name":${JSON.stringify(object.name)}`, '');
      return [title(object), { value: object.value, nameless }];
    }),
  );

/** The lines in which manifests differ, under the names of their objects; of those that differ alike, the first's. */
function differences(before: readonly KubeObject[], after: readonly KubeObject[]): string[] {
  const [old, now] = [manifestsOf(before), manifestsOf(after)];
  const changes = [...new Set([...old.keys(), ...now.keys()])]
    .map((name) => ({ name, from: old.get(name), to: now.get(name) }))
    .filter(({ from, to }) => from?.nameless !== to?.nameless);
  const yaml = (manifest?: Manifest) => (manifest ? Yaml.stringify(manifest.value) : '');
  const alike = Map.groupBy(changes, ({ from, to }) => JSON.stringify([from?.nameless, to?.nameless]));
  return [...alike.values()].flatMap(([first, ...others]) =>
    first
      ? [
          `@@ ${first.name}${others.length > 0 ? ` and ${others.length} alike` : ''} @@`,
          ...structuredPatch('', '', yaml(first.from), yaml(first.to), '', '', { context: 1 }).hunks.flatMap(
            ({ lines }) => lines,
          ),
        ]
      : [],
  );
}

const introduction = [
  '# The states of the platform',
  'Each state is the one before plus one change. In its picture, solid arrows lead from the outside world to Services and ' +
    'from Services to the pods they select. Dotted arrows are requests that pods make by the name of a Service. A dashed ' +
    'pod is selected by no Service. Red marks what is missing.',
  'Run the commands from top to bottom, in the root of this repository; on Windows, in Git Bash or WSL. Everything goes ' +
    'into your current namespace. In the answers, `…` is any text, and your ages and addresses will be others. Where the ' +
    'page repeats an address, yours repeats as well.',
  generatedLine,
];

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

/**
 * Shows the states on a Markdown page: what each one changes, who reaches whom, and how to try it.
 *
 * @param states the states, in order
 * @param text a section in Markdown for each state, with placeholders, and what follows the states
 * @throws Error for a state without a section, and for a placeholder without a value
 */
export function page(states: readonly PageState[], text: string): string {
  const sections = sectionsIn(text);
  const shown = states.flatMap(({ name, graph, asks, constructs }, i) => {
    const section = sections.get(name);
    if (section === undefined) {
      throw new Error(`State ${name} has no section in states.md. Write one: "## ${name}" and what the state changes.`);
    }
    const [change = '', ...commands] = fill(name, section, valuesOf(graph, constructs)).split('\n\n');
    const changed = differences(states[i - 1]?.graph.objects ?? [], graph.objects);
    return [
      `## [${name}](${name})`,
      change,
      block('mermaid', picture(graph, asks)),
      ...commands,
      ...(changed.length > 0
        ? [i > 0 ? 'What differs from the state before:' : 'Its manifests:', block('diff', changed.join('\n'))]
        : ['No manifest differs.']),
    ];
  });
  const last = states.at(-1);
  const names = new Set(states.map(({ name }) => name));
  const more = [...sections].flatMap(([heading, section]) =>
    last && !names.has(heading) ? [`## ${heading}`, fill(heading, section, valuesOf(last.graph, last.constructs))] : [],
  );
  return `${[...introduction, ...shown, ...more].join('\n\n')}\n`;
}
