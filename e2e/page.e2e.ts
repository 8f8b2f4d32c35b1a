import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bash, root } from './bash';
import { endpoints } from './endpoints';
import { eventually } from './eventually';
import { kubectl, namesOf } from './kubectl';
import { expectLoadBalancer } from './load-balancer';
import { type Step, stepsIn } from '../lib/overview/steps';
import { answerBegins, application, lastState, leftBy, request, stateNames } from './platform';
import { pods, removeAll } from './pods';
import { bringUp, Steps } from './steps';

const page = stepsIn(readFileSync(join(root, 'dist', 'README.md'), 'utf8'));

const steps = new Steps();
afterAll(removeAll);

/** Tests each step below a heading of the page, and then what the page does not say. */
function section(heading: string, more: () => void = () => undefined): void {
  describe(heading, () => {
    for (const step of page.get(heading) ?? []) {
      test(titleOf(step), async () => {
        if (step.needsLoadBalancer) await expectLoadBalancer();
        await steps.run(step);
      });
    }
    more();
    afterAll(() => steps.stop());
  });
}

function titleOf({ commands, answer, isForward }: Step): string {
  const answers = answer === undefined ? 'succeeds' : 'answers as the page says';
  return `${commands.split('\n').join('; ')} ${isForward ? 'runs on' : answers}`;
}

async function expectUnchanged(state: string): Promise<void> {
  const applied = await kubectl('apply', '-f', `dist/${state}`);
  expect(applied.split('\n').filter((line) => !line.endsWith(' unchanged'))).toEqual([]);
  await kubectl('diff', '-f', `dist/${state}`);
}

test('the API server accepts the manifests of all states and knows all their fields', async () => {
  await kubectl('apply', '--dry-run=server', '--validate=strict', '--recursive', '-f', 'dist');
});

for (const state of stateNames) {
  section(state, () => {
    test('is left unchanged by a second kubectl apply, and kubectl diff agrees', () => expectUnchanged(state));
  });
}

describe('a deleted pod of the application', () => {
  const { service, name } = application;
  const podsOfService = async () => (await pods()).filter((pod) => pod.name.startsWith(name));
  const endpointOf = async ({ ip }: { readonly ip: string }) =>
    `${ip}:${await kubectl('get', 'service', service, '--output=jsonpath={.spec.ports[0].targetPort}')}/TCP`;
  const endpointsOfService = async () => (await endpoints()).get(service);

  test('costs no request: the others answer once its endpoint is gone', async () => {
    const [deleted] = await podsOfService();
    if (!deleted) throw new Error(`There is no pod whose name begins with ${name}.`);
    const endpoint = await endpointOf(deleted);
    // The pod answers until kube-proxy has surely learnt of it.
    await kubectl('delete', 'pod', deleted.name, '--grace-period=5', '--wait=false');
    await eventually('its endpoint to be gone', async () => expect(await endpointsOfService()).not.toContain(endpoint));
    const failed: string[] = [];
    await eventually('the pod to be gone', async () => {
      const left = await podsOfService();
      const { stdout, stderr } = await bash(request);
      if (!stdout.startsWith(answerBegins)) failed.push(stdout + stderr);
      expect(left.map(({ ip }) => ip)).not.toContain(deleted.ip);
    });
    expect(failed).toEqual([]);
  });

  test('is there again after kubectl apply', async () => {
    await bringUp(`dist/${lastState}`);
    await eventually(`the endpoints of Service ${service}`, async () => {
      const expected = await Promise.all((await podsOfService()).map(endpointOf));
      expect(await endpointsOfService()).toEqual(expected.sort());
    });
  });
});

for (const heading of [...page.keys()].filter((heading) => !stateNames.includes(heading))) {
  section(heading, () => {
    const left = leftBy.get(heading);
    if (!left) return;
    const { state } = left;
    test(state ? `leaves what ${state} has, as it was` : 'leaves nothing', async () => {
      if (state) await expectUnchanged(state);
      expect(await namesOf('all')).toEqual(state ? await namesOf('-f', `dist/${state}`) : []);
    });
  });
}
