import { listAt, textAt, valueAt } from '../packages/kube-wiring/manifests/fields';
import { kubectl } from './kubectl';
import { imageAdvice } from './platform';

/** A pod in the tests' namespace. */
export interface Pod {
  readonly name: string;
  readonly ip: string;
  readonly ready: boolean;

  /** Why it will not become ready by itself and what to do about it, as far as the cluster has said so. */
  readonly failure: string | undefined;
}

/** The pods in the tests' namespace. */
export async function pods(): Promise<Pod[]> {
  const list: unknown = JSON.parse(await kubectl('get', 'pods', '--output=json'));
  return listAt(list, 'items').map((pod) => ({
    name: textAt(pod, 'metadata', 'name'),
    ip: textAt(pod, 'status', 'podIP'),
    ready: listAt(pod, 'status', 'conditions').some(
      (condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True',
    ),
    failure: textAt(pod, 'metadata', 'deletionTimestamp') ? undefined : failureOf(pod),
  }));
}

function failureOf(pod: unknown): string | undefined {
  const conditions = listAt(pod, 'status', 'conditions');
  const unschedulable = conditions.find((condition) => textAt(condition, 'reason') === 'Unschedulable');
  if (unschedulable) return `is unschedulable (${textAt(unschedulable, 'message')}). Make room for it on a node.`;
  for (const container of listAt(pod, 'status', 'containerStatuses')) {
    const ended = valueAt(container, 'state', 'terminated') ?? valueAt(container, 'lastState', 'terminated');
    if (ended) {
      const message = textAt(ended, 'message') || 'See its log.';
      return `has ended (${textAt(ended, 'reason')}, exit code ${textAt(ended, 'exitCode')}). ${message}`;
    }
    const reason = textAt(container, 'state', 'waiting', 'reason');
    if (!['', 'ContainerCreating', 'PodInitializing'].includes(reason)) {
      const advice = reason.includes('Image') ? ` ${imageAdvice}` : '';
      return `waits: ${reason} (${textAt(container, 'state', 'waiting', 'message')}).${advice}`;
    }
  }
  return undefined;
}

/** Why the first pod that is not ready will not become ready by itself, in a sentence. */
export async function podFailure(): Promise<string | undefined> {
  const failed = (await pods()).find(({ ready, failure }) => !ready && failure);
  return failed && `Pod ${failed.name} ${failed.failure ?? ''}`;
}

/** Removes all pods, what makes pods, and all Services from the tests' namespace. */
export const removeAll = (): Promise<string> => kubectl('delete', 'all', '--all', '--now');
