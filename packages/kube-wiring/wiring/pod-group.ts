import { groupBy } from '../group-by';
import { type Labels, labelsAt, listAt, type Path, textAt, valueAt } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';

/** A port that a container declares. */
export interface ContainerPort {
  readonly name: string;
  readonly number: string;
  readonly protocol: string;
}

/** A container that runs as long as its pod does. */
export interface Container {
  /** The way to it within the object. */
  readonly path: Path;
  readonly ports: readonly ContainerPort[];
  readonly value: unknown;
}

/** The pods of one object: the other end of a wire. */
export interface PodGroup {
  /** The bare Pod, or the workload that makes pods from a template. */
  readonly object: KubeObject;

  /** How many pods there are, as far as the manifest says it. */
  readonly count: number;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly containers: readonly Container[];

  /** The ports of all containers. */
  readonly ports: readonly ContainerPort[];

  /** Whether the pods run to completion, as those of a Job do, and not to serve. */
  readonly runsToCompletion: boolean;
}

/** Where the pod template is: in most workloads, custom ones such as a Rollout included, and in a CronJob. */
const templatePaths: readonly Path[] = [
  ['spec', 'template'],
  ['spec', 'jobTemplate', 'spec', 'template'],
];

/** The pods that an object is or makes. A pod that is over is none. */
export function podGroupOf(object: KubeObject): PodGroup | undefined {
  const path =
    object.kind === 'Pod' && object.group === ''
      ? []
      : templatePaths.find((path) => listAt(object.value, ...path, 'spec', 'containers').length > 0);
  if (!path || (path.length === 0 && ['Succeeded', 'Failed'].includes(textAt(object.value, 'status', 'phase')))) {
    return undefined;
  }
  const template = valueAt(object.value, ...path);
  const containers = containersOf(template, path);
  const replicas = textAt(object.value, 'spec', 'replicas');
  return {
    object,
    count: path.length > 0 && /^\d+$/.test(replicas) ? Number(replicas) : 1,
    labels: new Map([
      ...labelsAt(template, 'metadata', 'labels'),
      // OpenShift gives its pods this one.
      ...(object.kind === 'DeploymentConfig' ? [['deploymentconfig', object.name] as const] : []),
    ]),
    annotations: labelsAt(template, 'metadata', 'annotations'),
    containers,
    ports: containers.flatMap(({ ports }) => ports),
    runsToCompletion: ['Never', 'OnFailure'].includes(textAt(template, 'spec', 'restartPolicy')),
  };
}

/** The containers first, then the native sidecars: of two ports of one name, the first is the target. */
const containersOf = (template: unknown, path: Path): Container[] =>
  ['containers', 'initContainers'].flatMap((field) =>
    listAt(template, 'spec', field).flatMap((value, i) => {
      if (field === 'initContainers' && textAt(value, 'restartPolicy') !== 'Always') return [];
      const ports = listAt(value, 'ports').map((port) => ({
        name: textAt(port, 'name'),
        number: textAt(port, 'containerPort'),
        protocol: textAt(port, 'protocol') || 'TCP',
      }));
      return { path: [...path, 'spec', field, i], ports, value };
    }),
  );

/**
 * Pods that are alike but for the names of their objects: of one namespace and kind, with the same number, labels and
 * containers.
 */
export const alikeIn = (podGroups: readonly PodGroup[]): PodGroup[][] => [
  ...groupBy(podGroups, ({ object: { namespace, group, kind }, count, labels, containers, runsToCompletion }) =>
    JSON.stringify([
      namespace,
      group,
      kind,
      count,
      runsToCompletion,
      [...labels],
      containers.map(({ path, value }) => [path, value]),
    ]),
  ).values(),
];
