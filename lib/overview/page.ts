import { compare } from '../changes/compare';
import { comparisonText } from '../changes/markdown';
import { generatedLine } from '../synth/output-directory';
import { type Graph, graphOf } from '../wiring/graph';
import { type Asks, picture } from './picture';
import { fill, sectionsIn, valuesOf } from './sections';

/** A state of the platform, as the page shows it. */
export interface PageState {
  /** Name of the state and of its folder of manifests. */
  readonly name: string;

  readonly graph: Graph;
  readonly asks: Asks;
}

const introduction = [
  '# The states of the platform',
  'Each state is the one before plus one change. In its picture, solid arrows lead from the outside world to Services and ' +
    'from Services to the pods they select. Dotted arrows are requests that pods make by the name of a Service. A dashed ' +
    'pod is selected by no Service. Red marks what is missing.',
  'Run the commands from top to bottom, in the root of this repository; on Windows, in Git Bash or WSL. What names no ' +
    'namespace goes into your current one, so switch to one with nothing else in it: `kubectl create namespace trial`, ' +
    'then `kubectl config set-context --current --namespace trial`.',
  'In the answers, `…` is any text, and your ages and addresses will be others. Where the page repeats an address, yours ' +
    'repeats as well.',
  generatedLine,
];

/**
 * Shows the states on a Markdown page: what each one changes, who reaches whom, and how to try it.
 *
 * @param states the states, in order
 * @param text a section in Markdown for each state, with placeholders, and what follows the states
 * @throws Error for a state without a section, a section without a state, and a placeholder without a value
 */
export function page(states: readonly PageState[], text: string): string {
  const sections = sectionsIn(text);
  const shown = states.flatMap((state, i) => {
    const section = sections.get(state.name);
    if (section !== undefined) return stateParts(state, section, states[i - 1]?.graph ?? graphOf([]));
    throw new Error(
      `State ${state.name} has no section in states.md. Write one: "## ${state.name}" and what it changes.`,
    );
  });
  return `${[...introduction, ...shown, ...lastParts(states, [...sections])].join('\n\n')}\n`;
}

function stateParts({ name, graph, asks }: PageState, section: string, before: Graph): string[] {
  const [change = '', ...commands] = fill(name, section, valuesOf(graph)).split('\n\n');
  return [
    `## [${name}](${name})`,
    change,
    ['```mermaid', picture(graph, asks), '```'].join('\n'),
    comparisonText(compare(before, graph)),
    ...commands,
  ];
}

/** The sections below those of the states, about the last state. */
function lastParts(states: readonly PageState[], sections: readonly (readonly [string, string])[]): string[] {
  const isState = ([heading]: readonly [string, string]) => states.some(({ name }) => name === heading);
  const end = sections.findLastIndex(isState) + 1;
  const stray = sections.slice(0, end).find((section) => !isState(section));
  if (stray)
    throw new Error(`Section ${stray[0]} of states.md is no state. Rename it, or move it below the last state.`);
  const last = states.at(-1);
  if (!last) return [];
  const values = valuesOf(last.graph);
  return sections.slice(end).flatMap(([heading, section]) => [`## ${heading}`, fill(heading, section, values)]);
}
