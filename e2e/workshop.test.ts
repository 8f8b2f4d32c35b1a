import {
  answerOf,
  apply,
  clusterIp,
  curl,
  DeadlinePassed,
  endpoints,
  eventually,
  externalAddress,
  pods,
  Skipped,
} from './cluster';
import { kubectl } from './kubectl';

/** The tests of a state: that it comes up, what the workshop claims of it, and that it stays. */
function state(name: string, claims: () => void): void {
  describe(name, () => {
    test('comes up by kubectl apply', () => apply(name));
    claims();
    test('is left unchanged by a second kubectl apply, and kubectl diff agrees', () => expectUnchanged(name));
  });
}

async function expectUnchanged(state: string): Promise<void> {
  const applied = await kubectl('apply', '-f', `dist/${state}`);
  expect(applied.split('\n').filter((line) => !line.endsWith(' unchanged'))).toEqual([]);
  await kubectl('diff', '-f', `dist/${state}`);
}

/** The webapp pods, by their names: the labels are what is tested. */
const webappPods = async () => (await pods()).filter(({ name }) => name.startsWith('hs-pizza-webapp'));

/** Waits until these pods at the Service's target port, and no others, are the endpoints of a Service. */
const expectEndpoints = (service: string, expected: readonly { readonly ip: string }[]) =>
  eventually(`the endpoints of Service ${service}`, async () => {
    const port = await kubectl('get', 'service', service, '--output=jsonpath={.spec.ports[0].targetPort}');
    expect((await endpoints()).get(service)).toEqual(expected.map(({ ip }) => `${ip}:${port}/TCP`).sort());
  });

/** The pod that an answer of /pod_info names. */
const podNamed = (podInfo: string) => /^Greetings from HOSTNAME ([^!]+)!/.exec(podInfo)?.[1];

const expectHomepageWithError = () =>
  answerOf('webapp', (homepage) => {
    expect(homepage).toContain('notification is-warning');
    expect(homepage).not.toContain('Pizza combo');
  });

const expectHomepageWithoutError = () =>
  answerOf('webapp', (homepage) => {
    expect(homepage).not.toContain('notification is-warning');
    expect(homepage).toContain('Pizza combo');
  });

const expectToppingCombo = (url: string) =>
  answerOf(url, (combo) => {
    expect(JSON.parse(combo)).toMatchObject({
      toppings: Array<unknown>(3).fill(expect.any(String)),
      description: expect.any(String) as unknown,
    });
  });

test('the API server accepts the manifests of all states and knows all their fields', async () => {
  await kubectl('apply', '--dry-run=server', '--validate=strict', '--recursive', '-f', 'dist');
});

state('1-webapp-pod', () => {
  test('Service webapp has no endpoints while no pod carries the label that it selects by', async () => {
    await kubectl('apply', '-f', 'dist/2-cluster-ip/Service.webapp.k8s.yaml');
    await expectEndpoints('webapp', []);
  });
});

let webappIp: string;

state('2-cluster-ip', () => {
  test('the pod, once labelled, is the endpoint of Service webapp, at its target port', async () => {
    await expectEndpoints('webapp', await webappPods());
  });

  test('the utility pod has curl', async () => {
    await kubectl('exec', 'utility', '--', 'curl', '--version');
  });

  test('curl CLUSTERIP:80/pizza answers in the utility pod', async () => {
    webappIp = await clusterIp('webapp');
    await answerOf(`${webappIp}:80/pizza`);
  });

  test('curl webapp/pizza answers in the utility pod', async () => {
    await answerOf('webapp/pizza');
  });
});

state('3-second-pod', () => {
  test('every webapp pod is an endpoint of Service webapp', async () => {
    await expectEndpoints('webapp', await webappPods());
  });

  test('the answers of webapp/pod_info name every webapp pod by turns', async () => {
    const names = (await webappPods()).map(({ name }) => name);
    const named = new Set<string | undefined>();
    await answerOf('webapp/pod_info', (podInfo) => {
      named.add(podNamed(podInfo));
      expect([...named].sort()).toEqual(names.sort());
    });
  });
});

state('4-load-balancer', () => {
  test('Service webapp becomes a LoadBalancer and keeps its ClusterIP', async () => {
    const typeAndIp = await kubectl('get', 'service', 'webapp', '--output=jsonpath={.spec.type} {.spec.clusterIP}');
    expect(typeAndIp).toBe(`LoadBalancer ${webappIp}`);
  });

  test('the external address of Service webapp serves the homepage outside the cluster', async () => {
    const required = process.env.E2E_LOAD_BALANCER === 'required';
    const address = await eventually(
      'an external address',
      async () => {
        const address = await externalAddress('webapp');
        expect(address).not.toBe('');
        return address;
      },
      required ? 300 : 60,
    ).catch((error: unknown) => {
      if (required || !(error instanceof DeadlinePassed)) throw error;
      throw new Skipped('no external address within 60 s: is there a LoadBalancer controller?');
    });
    await eventually(
      `the homepage at http://${address}`,
      async () => {
        const response = await fetch(`http://${address}`, { signal: AbortSignal.timeout(5000) });
        expect(await response.text()).toContain('HyperScale Pizza');
      },
      300,
    );
  });
});

state('5-topping-suggestion-pod', () => {
  test('the homepage shows an error, as no Service leads to the topping suggestion pod', expectHomepageWithError);
});

state('6-topping-suggestion-service', () => {
  test('the topping suggestion pod, once labelled, is the endpoint of its Service, at its target port', async () => {
    const toppingSuggestion = (await pods()).filter(({ name }) => name === 'hs-pizza-topping-suggestion');
    await expectEndpoints('topping-suggestion-service', toppingSuggestion);
  });

  test('curl CLUSTERIP/topping_combo answers with three toppings and a description', async () => {
    await expectToppingCombo(`${await clusterIp('topping-suggestion-service')}/topping_combo`);
  });

  test('curl topping-suggestion-service/topping_combo answers so too', async () => {
    await expectToppingCombo('topping-suggestion-service/topping_combo');
  });

  test('the homepage shows no error any more but a pizza combo', expectHomepageWithoutError);
});

describe('beyond the page', () => {
  test('the requests of a deleted webapp pod go to the others, and none fails once its endpoint is gone', async () => {
    const deleted = 'hs-pizza-webapp';
    const others = (await webappPods()).filter(({ name }) => name !== deleted);
    // The pod answers until kube-proxy has surely learnt of it.
    await kubectl('delete', 'pod', deleted, '--grace-period=5', '--wait=false');
    await expectEndpoints('webapp', others);
    const answers: string[] = [];
    await eventually('the pod to be gone', async () => {
      const left = await webappPods();
      answers.push(await curl('webapp/pod_info').catch(String));
      expect(left).toEqual(others);
    });
    expect(answers.filter((podInfo) => !podNamed(podInfo))).toEqual([]);
  });

  test('kubectl apply brings the deleted pod back', async () => {
    await apply('6-topping-suggestion-service');
    await expectEndpoints('webapp', await webappPods());
  });

  test('going back to 4-load-balancer leaves what that has, its addresses as they were', async () => {
    const names = async (...of: string[]) => (await kubectl('get', ...of, '--output=name')).split('\n').sort();
    const addresses = async () => [await clusterIp('webapp'), await externalAddress('webapp')];
    const before = await addresses();
    const later = 'dist/6-topping-suggestion-service';
    await kubectl(
      'delete',
      '--now',
      ...['-f', `${later}/Service.topping-suggestion-service.k8s.yaml`],
      ...['-f', `${later}/Pod.hs-pizza-topping-suggestion.k8s.yaml`],
    );
    await expectUnchanged('4-load-balancer');
    expect(await names('pods,services')).toEqual(await names('-f', 'dist/4-load-balancer'));
    expect(await addresses()).toEqual(before);
    await expectHomepageWithError();
  });

  test('going on to 6-topping-suggestion-service again takes the error from the homepage', async () => {
    await apply('6-topping-suggestion-service');
    await expectHomepageWithoutError();
  });
});
