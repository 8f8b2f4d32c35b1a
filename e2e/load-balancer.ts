import { DeadlinePassed, eventually } from './eventually';
import { kubectl } from './kubectl';

/** Thrown by a test that this cluster cannot run; its message says why. */
class Skipped extends Error {
  override readonly name = 'Skipped';
}

let found: Promise<void> | undefined;

/**
 * Waits until Service webapp has an external address. All tests of a file share one wait.
 *
 * @throws Skipped when this cluster gives none
 */
export const expectLoadBalancer = (): Promise<void> => (found ??= wait());

async function wait(): Promise<void> {
  const required = process.env.E2E_LOAD_BALANCER === 'required';
  const address = async () =>
    expect(await kubectl('get', 'service', 'webapp', '--output=jsonpath={.status.loadBalancer.ingress}')).not.toBe('');
  await eventually('an external address', address, required ? 300 : 60).catch((error: unknown) => {
    if (required || !(error instanceof DeadlinePassed)) throw error;
    throw new Skipped('no external address within 60 s: is there a LoadBalancer controller?');
  });
}
