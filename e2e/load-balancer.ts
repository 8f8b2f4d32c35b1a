import { DeadlinePassed, eventually } from './eventually';
import { kubectl } from './kubectl';
import { application } from './platform';

/** Thrown by a test that this cluster cannot run; its message says why. */
class Skipped extends Error {
  override readonly name = 'Skipped';
}

let found: Promise<void> | undefined;

/**
 * Waits until the application's Service has an external address. All tests of a file share one wait.
 *
 * @throws Skipped when this cluster gives none
 */
export const expectLoadBalancer = (): Promise<void> => (found ??= wait());

async function wait(): Promise<void> {
  const required = process.env.E2E_LOAD_BALANCER === 'required';
  const ingress = ['get', 'service', application.service, '--output=jsonpath={.status.loadBalancer.ingress}'];
  const address = async () => expect(await kubectl(...ingress)).not.toBe('');
  await eventually('an external address', address, required ? 300 : 60).catch((error: unknown) => {
    if (required || !(error instanceof DeadlinePassed)) throw error;
    throw new Skipped('no external address within 60 s: is there a LoadBalancer controller?');
  });
}
