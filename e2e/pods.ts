import { kubectl } from './kubectl';

/** A pod in the tests' namespace. */
export interface Pod {
  readonly name: string;
  readonly ip: string;
  readonly ready: boolean;

  /** Why it will not become ready by itself and what to do about it, as far as the cluster has said so. */
  readonly failure: string | undefined;
}

/** The part of a pod's JSON that makes a `Pod`. */
interface PodJson {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
  readonly status: {
    readonly podIP?: string;
    readonly conditions?: readonly { type: string; status: string; reason?: string; message?: string }[];
    readonly containerStatuses?: readonly { state: ContainerState; lastState: ContainerState }[];
  };
}

interface ContainerState {
  readonly waiting?: { readonly reason: string; readonly message?: string };
  readonly terminated?: { readonly reason: string; readonly exitCode: number; readonly message?: string };
}

/** The pods in the tests' namespace. */
export async function pods(): Promise<Pod[]> {
  const { items } = JSON.parse(await kubectl('get', 'pods', '--output=json')) as { items: PodJson[] };
  return items.map(({ metadata, status }) => ({
    name: metadata.name,
    ip: status.podIP ?? '',
    ready: status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false,
    failure: metadata.deletionTimestamp ? undefined : failure(status),
  }));
}

function failure({ conditions = [], containerStatuses = [] }: PodJson['status']): string | undefined {
  const unschedulable = conditions.find(({ reason }) => reason === 'Unschedulable');
  if (unschedulable) return `is unschedulable (${unschedulable.message ?? ''}). Make room for it on a node.`;
  for (const { state, lastState } of containerStatuses) {
    const { waiting, terminated = lastState.terminated } = state;
    if (terminated) {
      const { reason, exitCode, message = 'See its log.' } = terminated;
      return `has ended (${reason}, exit code ${exitCode}). ${message}`;
    }
    if (waiting && !['ContainerCreating', 'PodInitializing'].includes(waiting.reason)) {
      const advice = waiting.reason.includes('Image')
        ? ' For other images set WEBAPP_IMAGE, TOPPING_SUGGESTION_IMAGE or UTILITY_IMAGE and run `npm run synth`.'
        : '';
      return `waits: ${waiting.reason} (${waiting.message ?? ''}).${advice}`;
    }
  }
  return undefined;
}

/** Why the first pod that is not ready will not become ready by itself, in a sentence. */
export async function podFailure(): Promise<string | undefined> {
  const failed = (await pods()).find(({ ready, failure }) => !ready && failure);
  return failed && `Pod ${failed.name} ${failed.failure ?? ''}`;
}

/** Removes all pods and Services from the tests' namespace. */
export const removeAll = (): Promise<string> => kubectl('delete', 'pods,services', '--all', '--now');
