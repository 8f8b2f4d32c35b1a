import { distance } from 'fastest-levenshtein';
import { type ContainerPort, type Pod, protocolOf, type Service, type ServicePort, targetPortOf } from './manifest';
import { groupBy } from '../wiring/group-by';
import { type Labels, selects } from '../wiring/selects';
import type { Problem } from './problem';

/** A Pod, or a workload that makes pods from a template. */
export interface PodSource {
  /** What it is called in a sentence: `Pod web`, `Deployment web`. */
  readonly name: string;
  readonly namespace: string;
  readonly pod: Pod;
}

/** Labels that controllers give to the pods they make, and no manifest has. */
const givenByControllers = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-generation',
  'pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

/** Pods of a namespace that differ in nothing that a Service asks for. */
interface Alike {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];

  /** Whether the pods run to their end, as those of Jobs and tests do, and not to serve. */
  readonly ends: boolean;
  readonly count: number;
}

/** The ports of the containers that run as long as the pod does. */
const portsOf = ({ spec }: Pod): readonly ContainerPort[] =>
  [
    ...(spec?.containers ?? []),
    ...(spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always'),
  ].flatMap(({ ports = [] }) => ports);

const serves = ({ ports }: Alike, port: ServicePort): boolean =>
  ports.some(
    (own) => protocolOf(own) === protocolOf(port) && [own.containerPort, own.name].includes(targetPortOf(port)),
  );

const pair = ([key, value]: readonly [string, string]): string => `${key}=${value}`;

/** Pods as the subject of a sentence: the first one's name, how many more they are, and the verb. */
const subject = ([first, ...more]: readonly [Alike, ...Alike[]], verb: string): string => {
  const others = more.reduce((sum, { count }) => sum + count, first.count - 1);
  return others > 0 ? `${first.name} and ${others} more ${verb}` : `${first.name} ${verb}s`;
};

/** The pods of a cluster, as far as Services ask for them. */
export class Pods {
  private readonly byNamespace = new Map<string, Alike[]>();
  private readonly byLabel = new Map<string, Alike[]>();

  constructor(sources: Iterable<PodSource>) {
    const parts = Array.from(sources, ({ name, namespace, pod }) => ({
      name,
      namespace,
      labels: pod.metadata?.labels ?? {},
      ports: portsOf(pod),
      ends: ['Never', 'OnFailure'].includes(pod.spec?.restartPolicy ?? ''),
    }));
    const groups = groupBy(parts, ({ namespace, labels, ports, ends }) =>
      JSON.stringify([namespace, labels, ports, ends]),
    );
    const add = (map: Map<string, Alike[]>, key: string, alike: Alike) => {
      const list = map.get(key);
      if (list) list.push(alike);
      else map.set(key, [alike]);
    };
    for (const group of groups) {
      const alike = { ...group[0], count: group.length };
      add(this.byNamespace, alike.namespace, alike);
      for (const label of Object.entries(alike.labels)) {
        add(this.byLabel, pair(label), alike);
        add(this.byLabel, `${alike.namespace}/${pair(label)}`, alike);
      }
    }
  }

  /**
   * What keeps a Service from reaching pods: a selector that selects none, ports that a selected one does not serve.
   *
   * @param othersMayBe whether there may be pods in the namespace that are not known here
   */
  *problemsOf({ spec = {} }: Service, namespace: string, othersMayBe = false): Iterable<Problem> {
    const { type, ports = [] } = spec;
    const labels = Object.entries(spec.selector ?? {}).filter(([key]) => !givenByControllers.has(key));
    const selector = Object.fromEntries(labels);
    const [first] = labels;
    if (!first || type === 'ExternalName') return;

    const having = (label: string) =>
      (this.byLabel.get(label) ?? []).filter((alike) => selects(selector, alike.labels));
    const selected = having(`${namespace}/${pair(first)}`);
    if (selected.length === 0 && !othersMayBe) {
      const miss = this.nearestMiss(selector, namespace, having(pair(first)));
      yield { path: ['spec', 'selector'], message: `selects no pod: ${miss}` };
    }
    for (const [i, port] of ports.entries()) {
      const served = selected.some((alike) => serves(alike, port));
      const [nearest, ...others] = selected.filter((alike) => !serves(alike, port) && !(served && alike.ends));
      if (!nearest) continue;
      const wanted = `${targetPortOf(port)}/${protocolOf(port)}`;
      const own = nearest.ports.map(
        (port) => `${port.containerPort}/${protocolOf(port)}${port.name ? ` (${port.name})` : ''}`,
      );
      const miss =
        own.length > 0
          ? `${subject([nearest, ...others], 'serve')} ${own.join(', ')}: take one of these, or declare ${wanted} there`
          : `${subject([nearest, ...others], 'declare')} no container port: declare ${wanted} there`;
      const path = ['spec', 'ports', i, port.targetPort ? 'targetPort' : 'port'];
      yield { path, message: `leads to ${wanted}, but ${miss}` };
    }
  }

  private nearestMiss(selector: Labels, namespace: string, elsewhere: readonly Alike[]): string {
    const [other] = elsewhere;
    if (other)
      return `${other.name} has these labels, but in namespace ${other.namespace}, not ${namespace}: move one of the two`;

    const wanted = Object.entries(selector);
    const misses = (labels: Labels) => wanted.filter(([key, value]) => labels[key] !== value);
    /** The label that comes nearest to one that a selector wants. */
    const instead = (labels: Labels, [key, value]: readonly [string, string]) =>
      Object.entries(labels).find((label) => label[0] === key) ??
      Object.entries(labels).find((label) => label[1] === value);
    const miss = (labels: Labels): number =>
      misses(labels).reduce((sum, label) => {
        const other = instead(labels, label);
        return sum + (other ? distance(pair(other), pair(label)) : 100);
      }, 0);
    // Among thousands of pods, each Service looks at some only.
    const [nearest] = (this.byNamespace.get(namespace) ?? [])
      .slice(0, 1000)
      .map((alike) => ({ alike, distance: miss(alike.labels) }))
      .sort((a, b) => a.distance - b.distance);
    if (!nearest) return `no Pod or workload of namespace ${namespace} is among the manifests: give it, too`;

    const { name, labels } = nearest.alike;
    const differences = misses(labels).map((label) => {
      const other = instead(labels, label);
      return other ? `${pair(other)}, not ${pair(label)}` : `no label ${pair(label)}`;
    });
    return `the nearest, ${name}, has ${differences.join(' and ')}: make the two the same`;
  }
}
