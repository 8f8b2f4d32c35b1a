import { type Asks, compare, comparisonText, type Graph, picture } from 'kube-wiring';
import { generatedLine, stateHeading } from '../synth/own-files';
import { type PlacedState, sharedObjects } from '../synth/shared-objects';
import { parseMarkdown } from './markdown';
import { fill, sectionsIn, valuesOf } from './sections';

/** A state of the platform, as the page shows it. */
export interface PageState extends PlacedState {
  /** What its pods ask by name. */
  readonly asks: Asks;
}

const legend =
  'In a picture, solid arrows lead from the outside world to Services and from Services to the pods they select. Dotted ' +
  'arrows are requests that pods make by the name of a Service. A dashed pod is selected by no Service. Red marks what is missing.';

/**
 * Shows the states on a Markdown page: what each one is, who reaches whom, what changed since the state that it
 * follows, and how to try it.
 *
 * @param states the states, in order
 * @param text what stands above the states, a section in Markdown for each, with placeholders, and what follows the
 * states
 * @throws Error for a state without a section, a section without a state, a placeholder without a value, and a state
 * that follows none of these
 */
export function page(states: readonly PageState[], text: string): string {
  const sections = sectionsIn(text);
  const shown = states.flatMap((state) => {
    const section = sections.get(state.name);
    if (section !== undefined) return stateParts(state, section, states);
    throw new Error(`State ${state.name} has no section in states.md. Write one: "## ${state.name}" and what it is.`);
  });
  // Comments are for those who write it.
  const head = parseMarkdown(text)
    .before.replace(/<!--.*?-->/gs, '')
    .trim();
  const above = [...(head ? [head] : []), legend, generatedLine, ...sharedObjects(states)];
  const parts = [...above, ...shown, ...lastParts(states, [...sections])];
  return `${parts.join('\n\n')}\n`;
}

function formerOf({ name, after }: PageState, states: readonly PageState[]): Graph | undefined {
  if (after === undefined) return undefined;
  const former = states.find((state) => state.name === after);
  if (!former) throw new Error(`State ${name} follows ${after}, which is not among the states.`);
  return former.graph;
}

function stateParts(state: PageState, section: string, states: readonly PageState[]): string[] {
  const { name, graph, asks } = state;
  const before = formerOf(state, states);
  const [change = '', ...commands] = fill(name, section, valuesOf(state, states)).split('\n\n');
  return [
    stateHeading(name),
    change,
    ['```mermaid', picture(graph, asks), '```'].join('\n'),
    ...(before ? [comparisonText(compare(before, graph))] : []),
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
  const values = valuesOf(last, states);
  return sections.slice(end).flatMap(([heading, section]) => [`## ${heading}`, fill(heading, section, values)]);
}
