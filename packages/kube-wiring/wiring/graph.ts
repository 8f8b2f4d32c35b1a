import { groupBy } from '../group-by';
import type { Labels } from '../manifests/fields';
import { isComplete, type KubeObject } from '../manifests/kube-object';
import { type ContainerPort, type PodGroup, podGroupOf } from './pod-group';
import { type Backend, portOf, type Route, routeOf } from './route';
import { isGivenByControllers, isNumber, type Service, type ServicePort, serviceOf } from './service';

/** A port of a Service and pods that the Service selects. */
export interface Wire {
  readonly port: ServicePort;
  readonly podGroup: PodGroup;

  /** The port that the pods declare for it, if they do. */
  readonly to: ContainerPort | undefined;
}

/** A Service with all that it leads to. */
export interface WiredService {
  readonly service: Service;
  readonly selected: readonly PodGroup[];
  readonly wires: readonly Wire[];
}

/** A backend of a route, and the port of a Service that it leads to. */
export interface WiredBackend extends Backend {
  /** The Service of its name, if it is given. */
  readonly service: Service | undefined;

  /** The port of that Service, if it has it. */
  readonly to: ServicePort | undefined;
}

/** Whether requests get to the Service: what is behind an ExternalName is not known, whatever its ports. */
export const leadsToService = ({ service, to }: WiredBackend): boolean =>
  to !== undefined || service?.type === 'ExternalName';

/** A route with all that it leads to. */
export interface WiredRoute extends Route {
  readonly backends: readonly WiredBackend[];
}

/** The routes, Services and pods of one cluster, and the wires between them. */
export interface Graph {
  readonly objects: readonly KubeObject[];
  readonly services: readonly WiredService[];
  readonly podGroups: readonly PodGroup[];
  readonly routes: readonly WiredRoute[];

  /** The pods that some Service selects, or that Knative sends to. */
  readonly selectedPods: ReadonlySet<PodGroup>;

  /** The declared ports that some Service or Knative leads to. */
  readonly reachedPorts: ReadonlySet<ContainerPort>;
}

/** Whether pods carry every label of a selector. */
export const selects = (selector: Labels, labels: Labels): boolean =>
  [...selector].every(([key, value]) => labels.get(key) === value);

/** The port that pods declare for a port of a Service: the first of that number or name, and protocol. */
export const targetOf = ({ targetPort, protocol }: ServicePort, { ports }: PodGroup): ContainerPort | undefined =>
  ports.find((port) => port.protocol === protocol && (isNumber(targetPort) ? port.number : port.name) === targetPort);

const labelKey = (namespace: string, label: readonly [string, string]): string => [namespace, ...label].join('\n');

/**
 * Wires the Services of a cluster to the pods they select, and the routes to the Services. Endpoints of an ExternalName
 * or of a Service without a selector are not in the manifests.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export function graphOf(objects: readonly KubeObject[]): Graph {
  const complete = objects.filter(isComplete);
  const podGroups = complete.flatMap((object) => podGroupOf(object) ?? []);
  const labelled = podGroups.flatMap((podGroup) =>
    [...podGroup.labels].map((label) => ({ key: labelKey(podGroup.object.namespace, label), podGroup })),
  );
  const byLabel = groupBy(labelled, ({ key }) => key);
  const services = complete
    .flatMap((object) => serviceOf(object) ?? [])
    .map((service) => {
      const selected = selectedBy(service, podGroups, byLabel);
      const wires = selected.flatMap((podGroup) =>
        service.ports.map((port) => ({ port, podGroup, to: targetOf(port, podGroup) })),
      );
      return { service, selected, wires };
    });
  // Knative sends to its pods itself.
  const routed = podGroups.filter(({ object: { group } }) => group === 'serving.knative.dev');
  return {
    objects,
    services,
    podGroups,
    routes: wiredRoutes(complete, services),
    selectedPods: new Set([...services.flatMap(({ selected }) => selected), ...routed]),
    reachedPorts: new Set([...services.flatMap(portsReachedBy), ...routed.flatMap(({ ports }) => ports)]),
  };
}

/** @param byLabel the pods by namespace and label, so that not all are looked through for each Service */
function selectedBy(
  { object: { namespace }, type, selector, podLabels }: Service,
  podGroups: readonly PodGroup[],
  byLabel: ReadonlyMap<string, readonly { readonly podGroup: PodGroup }[]>,
): readonly PodGroup[] {
  if (type === 'ExternalName') return [];
  const [first] = podLabels;
  if (first) {
    const labelled = byLabel.get(labelKey(namespace, first)) ?? [];
    return labelled.flatMap(({ podGroup }) => (selects(podLabels, podGroup.labels) ? [podGroup] : []));
  }
  // Kubernetes itself gives these labels, and which pods get them is not known; some only controllers give to their
  // pods.
  const ofControllers = [...selector.keys()].some(isGivenByControllers);
  return selector.size > 0
    ? podGroups.filter(({ object }) => object.namespace === namespace && !(ofControllers && object.kind === 'Pod'))
    : [];
}

function portsReachedBy({ service, selected, wires }: WiredService): readonly ContainerPort[] {
  const all = service.ports.length === 0 || service.podLabels.size === 0;
  return all ? selected.flatMap(({ ports }) => ports) : wires.flatMap(({ to }) => to ?? []);
}

function wiredRoutes(objects: readonly KubeObject[], services: readonly WiredService[]): WiredRoute[] {
  const keyOf = (namespace: string, name: string) => [namespace, name].join('\n');
  const byName = new Map(
    services.map(({ service }) => [keyOf(service.object.namespace, service.object.name), service]),
  );
  return objects
    .flatMap((object) => routeOf(object) ?? [])
    .map((route) => ({
      ...route,
      backends: route.backends.map((backend) => {
        const service = byName.get(keyOf(backend.namespace, backend.name));
        return { ...backend, service, to: service && portOf(backend, service) };
      }),
    }));
}
