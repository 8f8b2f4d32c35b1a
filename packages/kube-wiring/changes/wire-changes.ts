import { check } from '../check/check';
import { groupBy } from '../group-by';
import type { KubeObject } from '../manifests/kube-object';
import { type Graph, selects, targetOf, type Wire, type WiredService } from '../wiring/graph';
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
export const leads = ({ port, podGroup, to }: Wire): boolean =>
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
  const nowOf = new Map(pairs.map((pair) => [pair.before, pair.after]));
  const servicesNow = new Map(after.services.map((wired) => [wired.service.object, wired]));
  const rewired = before.services.flatMap((was) => {
    const object = nowOf.get(was.service.object);
    const now = object && servicesNow.get(object);
    if (!now) return [];
    const { service } = now;
    const keepsEndpoints =
      was.service.selector.size > 0 && service.selector.size === 0 && service.type !== 'ExternalName';
    const wires = keepsEndpoints ? was.wires.filter(leads).map(unchanged) : wiresBetween(was, now, nowOf);
    const isRewired = keepsEndpoints ? wires.length > 0 : wires.some(({ change }) => change !== 'none');
    return isRewired ? [{ service, wires, keepsEndpoints }] : [];
  });
  if (rewired.length === 0) return [];
  const problems = check(after).findings.filter(
    ({ code, severity }) => code === 'undeclared-port' && severity === 'problem',
  );
  return rewired.map((one) => {
    const own = problems.filter(({ object }) => object === one.service.object);
    const isProblem = (port: ServicePort) => own.some(({ path }) => port.path.every((step, i) => step === path[i]));
    return { ...one, unanswered: one.service.ports.filter(isProblem) };
  });
}

const unchanged = (wire: Wire): WireChange => ({
  port: wire.port,
  pods: wire.podGroup.object,
  before: wire,
  after: wire,
  change: 'none',
});

/** @param nowOf objects by what they were */
function wiresBetween(
  was: WiredService,
  now: WiredService,
  nowOf: ReadonlyMap<KubeObject | undefined, KubeObject | undefined>,
): WireChange[] {
  const [old, current] = [was.wires.filter(leads), now.wires.filter(leads)];
  const byPods = groupBy(current, ({ podGroup }) => podGroup.object);
  const ports = now.service.ports.map((port) => [formerPort(port, was.service), port] as const);
  const held = old.map((before): WireChange => {
    const port = ports.find(([former]) => former === before.port)?.[1];
    const pods = nowOf.get(before.podGroup.object);
    const after = pods && byPods.get(pods)?.find((wire) => wire.port === port);
    const change = after ? (before.to && !after.to ? 'undeclared' : 'none') : lossOf(before, pods, port, now.service);
    return { port: port ?? before.port, pods: pods ?? before.podGroup.object, before, after, change };
  });
  const known = new Set(held.map(({ after }) => after));
  const won = current.filter((wire) => !known.has(wire));
  return [
    ...held,
    ...won.map((after): WireChange => {
      return { port: after.port, pods: after.podGroup.object, before: undefined, after, change: 'won' };
    }),
  ];
}

/** Whether a wire is lost at once, or with its pods, which are not in the manifests any more. */
function lossOf(
  { podGroup }: Wire,
  pods: KubeObject | undefined,
  port: ServicePort | undefined,
  { podLabels }: Service,
): 'lost' | 'left' {
  const stays = port && selects(podLabels, podGroup.labels) && leads({ port, podGroup, to: targetOf(port, podGroup) });
  return !pods && stays ? 'left' : 'lost';
}

/** What a port of a Service was: the one of its name, as the only one may have none, or of its number. */
const formerPort = ({ name, port, protocol }: ServicePort, { ports }: Service): ServicePort | undefined =>
  ports.find((old) => old.name === name) ?? ports.find((old) => old.port === port && old.protocol === protocol);
