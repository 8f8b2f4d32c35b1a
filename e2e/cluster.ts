import { setTimeout } from 'node:timers/promises';
import { kubectl } from './kubectl';

/** Thrown by a test whose claim is not made on this cluster; its message says why. */
export class Skipped extends Error {
  override readonly name = 'Skipped';
}

/** Something did not come to pass in time. */
export class DeadlinePassed extends Error {}

/** A pod that will not become Ready however long one waits. */
class PodFailure extends Error {}

/**
 * Tries again and again until it works.
 *
 * @param what is waited for, for the error
 * @param seconds until the deadline
 * @returns what `attempt` returns
 * @throws DeadlinePassed with what `attempt` threw last; PodFailure when `attempt` throws that
 */
export async function eventually<T>(what: string, attempt: () => Promise<T>, seconds = 30): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof PodFailure) throw error;
      if (Date.now() > deadline) {
        const passed = new DeadlinePassed(
          `Waited ${seconds} s for ${what}. ${error instanceof Error ? error.message : ''}`,
        );
        // For Jest to show the line of the test.
        Error.captureStackTrace(passed, eventually);
        throw passed;
      }
    }
    await setTimeout(200);
  }
}

/** A pod in the tests' namespace. */
export interface Pod {
  readonly name: string;
  readonly ip: string;
  readonly ready: boolean;

  /** Why it will not become ready by itself and what to do about it, as far as the cluster has said so. */
  readonly failure: string | undefined;
}

/** Of the cluster's JSON of a pod, what makes a `Pod`. */
interface PodJson {
  readonly metadata: { readonly name: string };
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
    failure: failure(status),
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

/** Applies a state's folder of dist/ and waits until all pods are ready, or until the cluster says why one is not. */
export async function apply(state: string): Promise<void> {
  await kubectl('apply', '-f', `dist/${state}`);
  await eventually(
    'all pods to be ready',
    async () => {
      const waiting = (await pods()).filter(({ ready }) => !ready);
      for (const { name, failure } of waiting) {
        if (failure) throw new PodFailure(`Pod ${name} ${failure}`);
      }
      expect(waiting.map(({ name }) => name)).toEqual([]);
    },
    300,
  );
}

/** Of an EndpointSlice, what the tests look at. */
interface EndpointSlice {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly endpoints:
    readonly { readonly addresses: readonly string[]; readonly conditions: { ready?: boolean } }[] | null;
  readonly ports: readonly { readonly port: number; readonly protocol: string }[] | null;
}

/** The endpoints that are ready, each as IP:PORT/PROTOCOL, sorted, by the names of the Services that the cluster has looked at. */
export async function endpoints(): Promise<Map<string, string[]>> {
  const { items } = JSON.parse(await kubectl('get', 'endpointslices', '--output=json')) as {
    items: EndpointSlice[];
  };
  const byService = Map.groupBy(items, ({ metadata }) => metadata.labels['kubernetes.io/service-name'] ?? '');
  return new Map([...byService].map(([service, slices]) => [service, slices.flatMap(endpointsIn).sort()]));
}

const endpointsIn = ({ endpoints, ports }: EndpointSlice): string[] =>
  (endpoints ?? [])
    .filter(({ conditions }) => conditions.ready !== false)
    .flatMap(({ addresses }) => (ports ?? []).map(({ port, protocol }) => `${addresses.join()}:${port}/${protocol}`));

/** The ClusterIP of a Service. */
export const clusterIp = (service: string): Promise<string> =>
  kubectl('get', 'service', service, '--output=jsonpath={.spec.clusterIP}');

/** The address of a LoadBalancer Service outside the cluster, empty while there is none. */
export const externalAddress = (service: string): Promise<string> =>
  kubectl(
    'get',
    'service',
    service,
    '--output=jsonpath={.status.loadBalancer.ingress[0].ip}{.status.loadBalancer.ingress[0].hostname}',
  );

/** What a URL answers in the utility pod. */
export const curl = (url: string): Promise<string> =>
  kubectl('exec', 'utility', '--', 'curl', '--silent', '--show-error', '--fail', '--max-time', '5', url);

/**
 * Waits until a URL answers in the utility pod as `expected` wants it.
 *
 * @param expected throws for another answer
 * @throws DeadlinePassed with the last answer
 */
export const answerOf = (url: string, expected: (answer: string) => void = () => undefined): Promise<string> =>
  eventually(`the expected answer from ${url}`, async () => {
    const answer = await curl(url);
    try {
      expected(answer);
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : ''}\n\n${url} answered:\n${answer}`);
    }
    return answer;
  });
