import { type Graph, targetOf, type WiredService } from '../wiring/graph';
import type { PodGroup } from '../wiring/pod-group';
import type { Service } from '../wiring/service';

/** Whether there are pods to serve. */
export const isServing = ({ count, runsToCompletion }: PodGroup): boolean => count > 0 && !runsToCompletion;

/** Whether pods are to serve, and no Service reaches them. */
export const isUnreached = (podGroup: PodGroup, { selectedPods }: Graph): boolean =>
  !selectedPods.has(podGroup) && isServing(podGroup);

/** The target port of a Service that pods declare, and that no Service leads to. */
export const unreachedTarget = ({ ports }: Service, podGroup: PodGroup, { reachedPorts }: Graph): string | undefined =>
  ports.find((port) => {
    const target = targetOf(port, podGroup);
    return target && isServing(podGroup) && !reachedPorts.has(target);
  })?.targetPort;

/** Whether a Service selects nothing, or its pods declare ports and none is its target. A headless one gives addresses. */
export function reachesNothing({ service, selected, wires }: WiredService): boolean {
  const declare = selected.some(({ count, ports }) => count > 0 && ports.length > 0);
  return selected.length === 0 || (!service.headless && declare && wires.every(({ to }) => !to));
}
