import { Yaml } from 'cdk8s';
import { structuredPatch } from 'diff';
import { generatedLine } from '../synth/output-directory';
import type { Graph } from '../wiring/graph';
import { type KubeObject, title } from '../wiring/kube-object';
import { type Asks, picture } from './picture';

/** A state of the platform, as the page shows it. */
export interface PageState {
  /** Name of the state and of its folder of manifests. */
  readonly name: string;

  /** What the state changes from the one before, in one sentence. */
  readonly change: string;
  readonly graph: Graph;
  readonly asks: Asks;
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

const block = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;

/**
 * Says as a Markdown page what a reviewer wants to know of each state: what it changes, and who reaches whom.
 *
 * @param states the states, in order
 */
export function page(states: readonly PageState[]): string {
  const sections = states.flatMap(({ name, change, graph, asks }, i) => {
    const changed = differences(states[i - 1]?.graph.objects ?? [], graph.objects);
    return [
      `## [${name}](${name})`,
      change,
      block('sh', `kubectl apply -f dist/${name}`),
      block('mermaid', picture(graph, asks)),
      changed.length > 0 ? block('diff', changed.join('\n')) : 'No manifest differs.',
    ];
  });
  const lines = [
    '# The states of the platform',
    'Each state is the one before plus one change. Below its picture stand the lines of its manifests that differ.',
    'Solid arrows lead from the outside world to Services and from Services to the Pods that they select. Dotted arrows ' +
      'are requests that Pods make by the name of a Service. A dashed Pod is selected by no Service; red is what is ' +
      'not there.',
    generatedLine,
    ...sections,
  ];
  return `${lines.join('\n\n')}\n`;
}
