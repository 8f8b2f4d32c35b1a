import { type Chart, Yaml } from 'cdk8s';
import { structuredPatch } from 'diff';
import { groupBy } from '../wiring/group-by';
import { generatedLine } from '../synth/output-directory';
import { flowchart } from './picture';
import type { State } from '../platform/states';
import { type Synthesized, synthesized } from '../synth/synthesized';

/** The lines in which manifests differ, under the names of their objects; of those that differ alike, the first's. */
function differences(before: readonly Synthesized[], after: readonly Synthesized[]): string[] {
  const byName = (all: readonly Synthesized[]) =>
    new Map(all.map((one) => [`${one.object.kind} ${one.object.name}`, one]));
  const [old, now] = [byName(before), byName(after)];
  const changes = [...new Set([...old.keys(), ...now.keys()])]
    .map((name) => ({ name, from: old.get(name), to: now.get(name) }))
    .filter(({ from, to }) => from?.nameless !== to?.nameless);
  const yaml = (one?: Synthesized) => (one ? Yaml.stringify(one.manifest) : '');
  const alike = groupBy(changes, ({ from, to }) => JSON.stringify([from?.nameless, to?.nameless]));
  return alike.flatMap(([{ name, from, to }, ...others]) => [
    `@@ ${name}${others.length > 0 ? ` and ${others.length} alike` : ''} @@`,
    ...structuredPatch('', '', yaml(from), yaml(to), '', '', { context: 1 }).hunks.flatMap(({ lines }) => lines),
  ]);
}

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

/**
 * Says as a Markdown page what a reviewer wants to know of each state: what it changes, and who reaches whom.
 *
 * @param states the states, each with its chart, in order
 */
export function review(states: readonly (State & { readonly chart: Chart })[]): string {
  let before: Synthesized[] = [];
  const sections = states.map(({ name, change, chart }) => {
    const objects = synthesized(chart);
    const changed = differences(before, objects);
    before = objects;
    return [
      `## [${name}](${name})`,
      change,
      block('sh', `kubectl apply -f dist/${name}`),
      block('mermaid', flowchart(objects)),
      changed.length > 0 ? block('diff', changed.join('\n')) : 'No manifest differs.',
    ];
  });
  const page = [
    '# The states of the platform',
    'Each state is the one before plus one change. Below its picture stand the lines of its manifests that differ.',
    'Solid arrows lead from the outside world to Services and from Services to the Pods that they select. Dotted arrows ' +
      'are requests that Pods make by the name of a Service. A dashed Pod is selected by no Service; red is what is ' +
      'not there.',
    generatedLine,
    ...sections.flat(),
  ];
  return `${page.join('\n\n')}\n`;
}
