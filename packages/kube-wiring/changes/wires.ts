import { check } from '../check/check';
import { groupBy } from '../group-by';
import type { KubeObject } from '../manifests/kube-object';
import { type Graph, selects, targetOf, type Wire, type WiredService } from '../wiring/graph';
import type { PodGroup } from '../wiring/pod-group';
import { isNumber, type Service, type ServicePort } from '../wiring/service';
import type { Pair } from './pairs';

/** A way from a port of a Service to pods, before and after: requests get there, if something listens. */
export interface WireChange {
  /** The port, as it is now or, where it is gone, as it was. */
  readonly port: ServicePort;

  /** The pods, as they are now or, where they are gone, as they were. */
  readonly pods: KubeObject;

  /** How it was; undefined where the port did not lead to the pods. */
  readonly before: Wire | undefined;

  /** How it is once all is applied and what is gone is deleted; undefined where the port does not lead there. */
  readonly after: Wire | undefined;

  /** What changes of it. */
  readonly change: WireEffect;
}

/** What becomes of a wire. */
export type WireEffect =
  | 'none' // it leads there as before
  | 'won' // it did not lead there before
  | 'undeclared' // it leads to a number that the pods do not declare any more
  | 'lost' // it does not lead there any more
  | 'left'; // it is lost once the pods are deleted, which the manifests do not have any more

/** A Service that is there before and after, and does not lead to what it led to. */
export interface RewiredService {
  /** The Service as it is now. */
  readonly service: Service;

  /** All its wires, also those that stay. */
  readonly wires: readonly WireChange[];

  /** Whether its selector is gone: then its endpoints stay in the cluster as they are, and so do its wires. */
  readonly keepsEndpoints: boolean;

  /** The ports that check finds a problem with, as the number that they lead to is not declared. */
  readonly unanswered: readonly ServicePort[];
}

/** Whether requests get to the pods: a number needs no declared port, a name does. */
const leads = ({ port, podGroup, to }: Wire): boolean =>
  podGroup.count > 0 && (to !== undefined || isNumber(port.targetPort));

/** The pods that a Service leads to. A headless one without ports gives the addresses of all that it selects. */
export const reachedBy = ({ service, selected, wires }: WiredService): KubeObject[] => {
  const reached = service.ports.length > 0 ? wires.filter(leads).map(({ podGroup }) => podGroup) : selected;
  return [...new Set(reached.flatMap(({ count, object }) => (count > 0 ? [object] : [])))];
};

/**
 * What changes for the Services that are there before and after, when all is applied and what is gone is deleted.
 */
export function wireChanges(before: Graph, after: Graph, pairs: readonly Pair[]): RewiredService[] {
  const paired = {
    before: new Map(pairs.map((pair) => [pair.after, pair.before])),
    after: new Map(pairs.map((pair) => [pair.before, pair.after])),
  };
  const old = new Map(before.services.map((wired) => [wired.service.object, wired]));
  const rewired = after.services.flatMap((now) => {
    const former = paired.before.get(now.service.object);
    const was = former && old.get(former);
    if (!was) return [];
    const keepsEndpoints =
      was.service.selector.size > 0 && now.service.selector.size === 0 && now.service.type !== 'ExternalName';
    const wires = keepsEndpoints ? was.wires.filter(leads).map(unchanged) : wiresBetween(was, now, paired);
    const isChanged = keepsEndpoints ? wires.length > 0 : wires.some(({ change }) => change !== 'none');
    return isChanged ? [{ service: now.service, wires, keepsEndpoints }] : [];
  });
  const isUndeclared = ({ wires }: { readonly wires: readonly WireChange[] }) =>
    wires.some(({ change }) => change === 'undeclared');
  const problems = rewired.some(isUndeclared) ? undeclaredPorts(after) : new Set();
  return rewired.map((one) => ({ ...one, unanswered: one.service.ports.filter((port) => problems.has(port)) }));
}

/** Objects by what they are now, or by what they were. */
interface Pairs {
  readonly before: ReadonlyMap<KubeObject | undefined, KubeObject | undefined>;
  readonly after: ReadonlyMap<KubeObject | undefined, KubeObject | undefined>;
}

const unchanged = (wire: Wire): WireChange => ({
  port: wire.port,
  pods: wire.podGroup.object,
  before: wire,
  after: wire,
  change: 'none',
});

function wiresBetween(was: WiredService, now: WiredService, pairs: Pairs): WireChange[] {
  const old = groupBy(was.wires.filter(leads), ({ podGroup }) => podGroup.object);
  const formerPorts = new Map(now.service.ports.map((port) => [port, formerPort(port, was.service, now.service)]));
  const found = now.wires.filter(leads).map((after): WireChange => {
    const { port, podGroup } = after;
    const former = pairs.before.get(podGroup.object);
    const before = former && old.get(former)?.find((wire) => wire.port === formerPorts.get(port));
    const change = !before ? 'won' : before.to && !after.to ? 'undeclared' : 'none';
    return { port, pods: podGroup.object, before, after, change };
  });
  const kept = new Set(found.map(({ before }) => before));
  const portsNow = new Map([...formerPorts].map(([port, former]) => [former, port]));
  const lost = was.wires.filter((wire) => leads(wire) && !kept.has(wire));
  return [
    ...found,
    ...lost.map((before): WireChange => {
      const port = portsNow.get(before.port);
      const pods = pairs.after.get(before.podGroup.object);
      const isLeft = !pods && port && leadsTo(now.service, port, before.podGroup);
      const change = isLeft ? 'left' : 'lost';
      return { port: port ?? before.port, pods: pods ?? before.podGroup.object, before, after: undefined, change };
    }),
  ];
}

/** Whether a port of a Service leads to pods that are not in its manifests any more. */
const leadsTo = (service: Service, port: ServicePort, podGroup: PodGroup): boolean =>
  selects(service.podLabels, podGroup.labels) && leads({ port, podGroup, to: targetOf(port, podGroup) });

/** What a port of a Service was: the one of its number and protocol, or of its name, or the only one. */
function formerPort(port: ServicePort, was: Service, now: Service): ServicePort | undefined {
  const isSame = (one: ServicePort, other: ServicePort) => one.port === other.port && one.protocol === other.protocol;
  const others = was.ports.filter((old) => !now.ports.some((port) => isSame(port, old)));
  return (
    was.ports.find((old) => isSame(old, port)) ??
    others.find((old) => port.name !== '' && old.name === port.name) ??
    (now.ports.length === 1 && was.ports.length === 1 ? was.ports[0] : undefined)
  );
}

/** The ports of Services that check finds a problem with, as no pod declares the number that they lead to. */
function undeclaredPorts(graph: Graph): ReadonlySet<ServicePort> {
  const problems = check(graph).findings.filter(
    ({ code, severity }) => code === 'undeclared-port' && severity === 'problem',
  );
  const pathsOf = groupBy(problems, ({ object }) => object);
  const hasProblem = ({ object }: Service, port: ServicePort) =>
    (pathsOf.get(object) ?? []).some(({ path }) => port.path.every((step, i) => path[i] === step));
  return new Set(graph.services.flatMap(({ service }) => service.ports.filter((port) => hasProblem(service, port))));
}
