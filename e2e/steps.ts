import type { ChildProcess } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { type Addresses, matchAnswer } from './answer';
import { bash, forward } from './bash';
import { eventually } from './eventually';
import type { Step } from '../lib/overview/steps';
import { podFailure } from './pods';

/** Runs the steps of a page, one after the other. */
export class Steps {
  /** What stands for each address of the page. */
  private addresses: Addresses = new Map();

  /** The port-forwards by their commands. */
  private readonly running = new Map<string, ChildProcess>();

  /**
   * Runs a step. One with an answer is tried again for a minute until it gives that answer, whatever its exit status.
   * One without must succeed at once. A port-forward runs on until `stop`, and is started again when it ends by itself:
   * it does so when nothing listens in the pod yet.
   *
   * @throws Error with what the commands printed instead, or why a pod will not become ready
   */
  async run({ commands, answer, isForward }: Step): Promise<void> {
    if (isForward) this.running.set(commands, await forward(commands));
    else if (answer === undefined) await succeed(commands);
    else await eventually('this answer', () => this.ask(commands, answer), 60);
  }

  /** Ends the port-forwards. */
  stop(): void {
    for (const child of this.running.values()) child.kill();
    this.running.clear();
  }

  private async ask(commands: string, answer: string): Promise<void> {
    for (const [command, { exitCode }] of this.running) {
      if (exitCode !== null) this.running.set(command, await forward(command));
    }
    const { stdout, stderr } = await bash(commands);
    const addresses = matchAnswer(answer, stdout, this.addresses);
    if (!addresses) {
      const known = [...this.addresses].map((pair) => pair.join(' is ')).join(', ');
      throw new Error(`\n${commands}\n\nprinted:\n${stdout}${stderr}\nand not:\n${answer}\n${known && `(${known})`}`);
    }
    this.addresses = addresses;
  }
}

/**
 * Runs commands until they end, or a pod cannot become ready any more.
 *
 * @throws Error with what they printed when they fail, or why the pod will not become ready
 */
async function succeed(commands: string): Promise<void> {
  const ended = new AbortController();
  try {
    const { succeeded, stdout, stderr } = await Promise.race([
      bash(commands, ended.signal),
      failureOfPods(ended.signal),
    ]);
    if (!succeeded) throw new Error(`${commands}\n\nfailed:\n${stdout}${stderr}`);
  } finally {
    ended.abort();
  }
}

/** Applies a folder of manifests and waits until all pods are ready, those that Deployments are yet to make as well. */
export const bringUp = (folder: string): Promise<void> =>
  succeed(`set -e
kubectl apply -f ${folder}
for deployment in $(kubectl get deployments --output=name); do kubectl rollout status "$deployment" --timeout=5m; done
kubectl wait --for=condition=Ready pods --all --timeout=5m`);

/** Looks at the pods every second and throws when one will not become ready by itself. */
async function failureOfPods(signal: AbortSignal): Promise<never> {
  for (;;) {
    await setTimeout(1000, undefined, { signal });
    const failure = await podFailure();
    if (failure) throw new Error(failure);
  }
}
