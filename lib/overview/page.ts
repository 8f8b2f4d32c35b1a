import type { ApiObject } from 'cdk8s';
import { changes } from '../changes/changes';
import { generatedLine } from '../synth/output-directory';
import { type Graph, graphOf } from '../wiring/graph';
import type { KubeObject } from '../wiring/kube-object';
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
    const before = states[i - 1]?.graph ?? graphOf([]);
    return [
      `## [${name}](${name})`,
      change,
      block('mermaid', picture(graph, asks)),
      changes(new Map([['', before]]), new Map([['', graph]])),
      ...commands,
    ];
  });
  const last = states.at(-1);
  const names = new Set(states.map(({ name }) => name));
  const more = [...sections].flatMap(([heading, section]) =>
    last && !names.has(heading) ? [`## ${heading}`, fill(heading, section, valuesOf(last.graph, last.constructs))] : [],
  );
  return `${[...introduction, ...shown, ...more].join('\n\n')}\n`;
}
