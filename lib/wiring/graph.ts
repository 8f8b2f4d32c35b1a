import type { Labels } from './fields';
import type { KubeObject } from './kube-object';
import { type ContainerPort, type Pods, podsOf } from './pods';
import { isNumber, type Service, type ServicePort, serviceOf } from './service';

/** A port of a Service and pods that the Service selects. */
export interface Wire {
  readonly port: ServicePort;
  readonly pods: Pods;

  /** The port that the pods declare for it, if they do. */
  readonly to: ContainerPort | undefined;
}

/** A Service with all that it leads to. */
export interface WiredService {
  readonly service: Service;
  readonly selected: readonly Pods[];
  readonly wires: readonly Wire[];
}

/** The Services and pods of one cluster, and the wires between them. */
export interface Graph {
  readonly objects: readonly KubeObject[];
  readonly services: readonly WiredService[];
  readonly pods: readonly Pods[];

  /** The pods that some Service selects. */
  readonly reachedPods: ReadonlySet<Pods>;

  /** The declared ports that some Service leads to. */
  readonly reachedPorts: ReadonlySet<ContainerPort>;
}

/** Whether pods carry every label of a selector. */
export const selects = (selector: Labels, labels: Labels): boolean =>
  [...selector].every(([key, value]) => labels.get(key) === value);

/** The port that pods declare for a port of a Service: the first of that number or name, and protocol. */
export const targetOf = ({ targetPort, protocol }: ServicePort, { ports }: Pods): ContainerPort | undefined =>
  ports.find((port) => port.protocol === protocol && (isNumber(targetPort) ? port.number : port.name) === targetPort);

/** Finds pods by their namespace and labels. */
function podIndex(pods: readonly Pods[]): (namespace: string, selector: Labels) => readonly Pods[] {
  const key = (...parts: string[]) => parts.join('\n');
  const byLabel = Map.groupBy(
    pods.flatMap((pods) => [...pods.labels].map((label) => [key(pods.object.namespace, ...label), pods] as const)),
    ([key]) => key,
  );
  return (namespace, selector) => {
    const [first, ...more] = selector;
    if (!first) return [];
    const rest = new Map(more);
    const found = byLabel.get(key(namespace, ...first)) ?? [];
    return found.flatMap(([, pods]) => (selects(rest, pods.labels) ? [pods] : []));
  };
}

/**
 * Wires the Services of a cluster to the pods they select. Endpoints of an ExternalName or of a Service without a selector
 * are not in the manifests.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export function graphOf(objects: readonly KubeObject[]): Graph {
  const pods = objects.flatMap((object) => podsOf(object) ?? []);
  const find = podIndex(pods);
  const services = objects
    .flatMap((object) => serviceOf(object) ?? [])
    .map((service) => {
      const selected = selectedBy(service, pods, find);
      const wires = selected.flatMap((pods) => service.ports.map((port) => ({ port, pods, to: targetOf(port, pods) })));
      return { service, selected, wires };
    });
  return {
    objects,
    services,
    pods,
    reachedPods: new Set(services.flatMap(({ selected }) => selected)),
    reachedPorts: new Set(services.flatMap(portsReachedBy)),
  };
}

function selectedBy(service: Service, pods: readonly Pods[], find: ReturnType<typeof podIndex>): readonly Pods[] {
  const { type, selector, podLabels } = service;
  const { namespace } = service.object;
  if (type === 'ExternalName') return [];
  // Only controllers give these labels: to which pods of theirs is not known.
  if (podLabels.size === 0 && selector.size > 0) {
    return pods.filter(({ object }) => object.namespace === namespace && object.kind !== 'Pod');
  }
  return find(namespace, podLabels);
}

function portsReachedBy({ service, selected, wires }: WiredService): readonly ContainerPort[] {
  const all = service.ports.length === 0 || service.podLabels.size === 0;
  return all ? selected.flatMap(({ ports }) => ports) : wires.flatMap(({ to }) => to ?? []);
}
