import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Deployment, k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { objectsOf, validateWiring } from './cdk8s';

/** What synth refuses, without the path of the chart that carries the validation. */
function problemsOf(...charts: Chart[]): string[] {
  try {
    for (const chart of charts) Testing.synth(chart);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split(/\n {2}\[.*?\] /).slice(1) : [];
  }
}

/** The problems and hints of charts that share a cluster. */
function check(first: Chart, ...more: Chart[]) {
  const wiring = validateWiring(first, ...more);
  return { problems: problemsOf(first, ...more), hints: wiring.hints() };
}

const addService = (chart: Chart, spec: k8s.ServiceSpec, annotations: Record<string, string> = {}) =>
  new k8s.KubeService(chart, 'service', { metadata: { name: 'till', annotations }, spec });

const addPod = (chart: Chart, app: string) =>
  new k8s.KubePod(chart, 'pod', {
    metadata: { name: 'till', labels: { app } },
    spec: { containers: [{ name: 'till', ports: [{ containerPort: 8080 }] }] },
  });

test('sound constructs have neither problems nor hints', () => {
  const chart = Testing.chart();
  addPod(chart, 'till');
  addService(chart, { selector: { app: 'till' }, ports: [{ port: 80, targetPort: k8s.IntOrString.fromNumber(8080) }] });
  expect(check(chart)).toEqual({ problems: [], hints: [] });
});

test('a misspelt label is a problem of the Service’s construct', () => {
  const chart = new Chart(new App(), 'shop');
  addPod(chart, 'till');
  addService(chart, { selector: { app: 'tills' }, ports: [{ port: 80 }] });
  expect(check(chart).problems).toEqual([
    expect.stringMatching(/^shop\/service: Service till selects no pod: .* \[misspelt-label\]$/),
  ]);
});

describe('a Service that reaches no pod, of which files would have a hint,', () => {
  const accept = (code: string) =>
    `If that is intended, give Service till the annotation ignore-check.wiring/${code} with the reason. [${code}]`;

  test('is a problem when it selects nothing', () => {
    const chart = new Chart(new App(), 'shop');
    addPod(chart, 'till');
    addService(chart, { selector: { app: 'cashier' }, ports: [{ port: 443 }] });
    expect(check(chart)).toEqual({
      problems: [
        `shop/service: Service till selects no pod: it asks for app=cashier, and Pod till has app=till. ${accept('selects-nothing')}`,
      ],
      hints: [],
    });
  });

  test('is a problem when its namespace has no pods', () => {
    const chart = new Chart(new App(), 'shop');
    addService(chart, { selector: { app: 'till' }, ports: [{ port: 443 }] });
    expect(check(chart).problems).toEqual([
      `shop/service: Service till selects no pod: there is none in its namespace. ${accept('selects-nothing')}`,
    ]);
  });

  test('is a problem when its pods declare its port for another protocol', () => {
    const chart = new Chart(new App(), 'shop');
    addPod(chart, 'till');
    addService(chart, { selector: { app: 'till' }, ports: [{ port: 8080, protocol: 'UDP' }] });
    expect(check(chart).problems).toEqual([expect.stringContaining(accept('other-protocol'))]);
  });

  test('is a problem when its target port is a name that no port can have', () => {
    const chart = new Chart(new App(), 'shop');
    addPod(chart, 'till');
    addService(chart, {
      selector: { app: 'till' },
      ports: [{ port: 8080, targetPort: k8s.IntOrString.fromString('a-name-that-is-too-long') }],
    });
    expect(check(chart).problems).toEqual([
      `shop/service: Service till sends to port a-name-that-is-too-long, which none of its pods declares. ${accept('undeclared-port')}`,
    ]);
  });

  test('is a problem when only controllers give its labels, and there is none', () => {
    const chart = new Chart(new App(), 'shop');
    addPod(chart, 'till');
    addService(chart, { selector: { 'job-name': 'till' }, ports: [{ port: 8080 }] });
    expect(check(chart).problems).toEqual([
      `shop/service: Service till selects no pod: there is none that a controller makes in its namespace. ${accept('selects-nothing')}`,
    ]);
  });

  test('is accepted by an annotation', () => {
    const chart = new Chart(new App(), 'shop');
    addService(
      chart,
      { selector: { app: 'till' }, ports: [{ port: 443 }] },
      { 'ignore-check.wiring/selects-nothing': 'an operator makes its pods' },
    );
    expect(check(chart)).toEqual({ problems: [], hints: [] });
  });
});

test('what is certain of a pod of a Service leaves what is likely of the Service a hint', () => {
  const chart = new Chart(new App(), 'shop');
  addPod(chart, 'till');
  new k8s.KubePod(chart, 'second', {
    metadata: { name: 'second', labels: { app: 'till' } },
    spec: { containers: [{ name: 'till', ports: [{ containerPort: 80 }] }] },
  }).addJsonPatch(JsonPatch.remove('/spec/containers/0/ports/0/containerPort'));
  addService(chart, { selector: { app: 'till' }, ports: [{ port: 8080, protocol: 'UDP' }] });
  expect(check(chart)).toEqual({
    problems: [expect.stringMatching(/\[no-container-port\]$/)],
    hints: [expect.stringMatching(/Use the same protocol in both\. \[other-protocol\]$/)],
  });
});

test('what is certain of one port of a Service leaves what is likely of another a hint', () => {
  const chart = new Chart(new App(), 'shop');
  addPod(chart, 'till');
  const target = k8s.IntOrString.fromString('web');
  addService(chart, {
    selector: { app: 'till' },
    ports: [
      { name: 'web', port: 80, targetPort: target },
      { name: 'udp', port: 8080, protocol: 'UDP' },
    ],
  });
  expect(check(chart)).toEqual({
    problems: [expect.stringMatching(/\[unknown-port-name\]$/)],
    hints: [expect.stringMatching(/Use the same protocol in both\. \[other-protocol\]$/)],
  });
});

describe('a route to a Service that is not there', () => {
  const problem = (reason: string) =>
    `shop/ingress: Ingress till leads at / to Service till, ${reason} If that is intended, give Ingress till the annotation ignore-check.wiring/unknown-service with the reason. [unknown-service]`;

  const addIngress = (chart: Chart, annotations: Record<string, string> = {}) =>
    new k8s.KubeIngress(chart, 'ingress', {
      metadata: { name: 'till', annotations },
      spec: {
        rules: [
          { http: { paths: [{ pathType: 'Prefix', backend: { service: { name: 'till', port: { number: 80 } } } }] } },
        ],
      },
    });

  test('is a problem', () => {
    const chart = new Chart(new App(), 'shop');
    addIngress(chart);
    new k8s.KubeService(chart, 'desk', {
      metadata: { name: 'desk' },
      spec: { type: 'ExternalName', externalName: 'x' },
    });
    expect(check(chart)).toEqual({ problems: [problem('which is not there.')], hints: [] });
  });

  test('is a problem when its namespace has no Services', () => {
    const chart = new Chart(new App(), 'shop');
    addIngress(chart);
    expect(check(chart).problems).toEqual([problem('but there is no Service in its namespace.')]);
  });

  test('is a problem that no annotation is advised for where a Service is a slip away', () => {
    const chart = new Chart(new App(), 'shop');
    addIngress(chart);
    new k8s.KubeService(chart, 'service', {
      metadata: { name: 'tilll' },
      spec: { type: 'ExternalName', externalName: 'x' },
    });
    expect(check(chart).problems).toEqual([
      expect.stringMatching(/no route leads to Service tilll\. Use the same name in both\. \[unknown-service\]$/),
    ]);
  });

  test('is accepted by an annotation', () => {
    const chart = new Chart(new App(), 'shop');
    addIngress(chart, { 'ignore-check.wiring/unknown-service': 'an operator makes it' });
    expect(check(chart)).toEqual({ problems: [], hints: [] });
  });
});

describe('of a Service whose pods an operator makes', () => {
  const addCustom = (chart: Chart, group: string, spec: object) =>
    new ApiObject(chart, 'custom', { apiVersion: `${group}/v1`, kind: 'Custom', metadata: { name: 'till' }, spec });

  test('nothing is said where a custom object has the labels for them', () => {
    const chart = Testing.chart();
    addPod(chart, 'till');
    addCustom(chart, 'example.com', { template: { metadata: { labels: { app: 'machine' } } } });
    addService(chart, { selector: { app: 'machine' }, ports: [{ port: 8080 }] });
    expect(check(chart)).toEqual({ problems: [], hints: [] });
  });

  test('there is a hint where the label is one of its own domain', () => {
    const chart = Testing.chart();
    addPod(chart, 'till');
    addCustom(chart, 'db.example.com', {});
    addService(chart, { selector: { 'example.com/name': 'till' }, ports: [{ port: 443 }] });
    expect(check(chart)).toEqual({ problems: [], hints: [expect.stringContaining('[selects-nothing]')] });
  });

  test('a label without a value is a problem, of whatever domain', () => {
    const chart = Testing.chart();
    addPod(chart, 'till');
    addCustom(chart, 'db.example.com', {});
    addService(chart, { selector: { 'example.com/name': '' }, ports: [{ port: 443 }] });
    expect(check(chart)).toEqual({ problems: [expect.stringContaining('[empty-selector-value]')], hints: [] });
  });

  test('a port that they do not have is a problem where some are given', () => {
    const chart = Testing.chart();
    const selector = { 'example.com/name': 'till' };
    addCustom(chart, 'db.example.com', {});
    new k8s.KubePod(chart, 'pod', {
      metadata: { name: 'till', labels: selector },
      spec: { containers: [{ name: 'till', ports: [{ containerPort: 8080 }] }] },
    });
    addService(chart, { selector, ports: [{ port: 80, targetPort: k8s.IntOrString.fromString('web') }] });
    expect(check(chart)).toEqual({ problems: [expect.stringContaining('[unknown-port-name]')], hints: [] });
  });
});

test('a port name that the pods of a headless Service do not have is a hint', () => {
  const chart = Testing.chart();
  addPod(chart, 'till');
  const ports = [{ port: 8080, targetPort: k8s.IntOrString.fromString('web') }];
  addService(chart, { clusterIp: 'None', selector: { app: 'till' }, ports });
  expect(check(chart)).toEqual({ problems: [], hints: [expect.stringContaining('[unknown-port-name]')] });
});

test('of pods in another namespace nothing is said about files', () => {
  const chart = new Chart(new App(), 'shop');
  new k8s.KubePod(chart, 'pod', {
    metadata: { name: 'till', namespace: 'desk', labels: { app: 'till' } },
    spec: { containers: [{ name: 'till', ports: [{ containerPort: 8080 }] }] },
  });
  addService(chart, { selector: { app: 'till' }, ports: [{ port: 8080 }] });
  expect(check(chart).problems).toEqual([expect.stringMatching(/Name the namespace in both\. \[other-namespace\]$/)]);
});

test('a hint about a Service that reaches pods stays one, and is marked as one', () => {
  const chart = new Chart(new App(), 'shop');
  addPod(chart, 'till');
  addService(chart, {
    clusterIp: 'None',
    selector: { app: 'till' },
    ports: [{ port: 80, targetPort: k8s.IntOrString.fromNumber(8080) }],
  });
  const hint = expect.stringMatching(/^shop\/service: hint: Service till is headless/) as string;
  expect(check(chart)).toEqual({ problems: [], hints: [hint] });
});

test('problems stand in the order of the constructs, whatever rules they are of', () => {
  const chart = new Chart(new App(), 'shop');
  new k8s.KubePod(chart, 'pod', {
    metadata: { name: 'till', labels: { app: 'till' } },
    spec: {
      containers: [{ name: 'till', readinessProbe: { tcpSocket: { port: k8s.IntOrString.fromString('web') } } }],
    },
  });
  addService(chart, { selector: { app: 'tills' }, ports: [{ port: 80 }] });
  expect(check(chart).problems.map((line) => line.split(':')[0])).toEqual(['shop/pod', 'shop/service']);
});

test('what is duplicated is named by its construct', () => {
  const app = new App();
  const [north, south] = [new Chart(app, 'north'), new Chart(app, 'south')];
  for (const chart of [north, south]) addPod(chart, 'till');
  expect(check(north, south).hints).toEqual([
    expect.stringMatching(/^south\/pod: hint: Pod till is duplicated: it is in north\/pod as well/),
  ]);
});

describe('a Service without a selector', () => {
  test('is a problem', () => {
    const chart = new Chart(new App(), 'shop');
    addService(chart, { ports: [{ port: 80 }] });
    expect(check(chart).problems).toEqual([
      'shop/service: Service till has no selector, so it selects no pod. ' +
        'Give it the labels of its pods. If that is intended, give Service till the annotation ignore-check.wiring/no-selector with the reason. [no-selector]',
    ]);
  });

  test('is a problem with an empty selector, as well', () => {
    const chart = Testing.chart();
    addService(chart, { selector: {}, ports: [{ port: 80 }] });
    expect(check(chart).problems).toEqual([expect.stringContaining('[no-selector]')]);
  });

  test('is none when it is an ExternalName', () => {
    const chart = Testing.chart();
    addService(chart, { type: 'ExternalName', externalName: 'till.example.com' });
    expect(check(chart).problems).toEqual([]);
  });

  test('is none when it is an ExternalName with a selector', () => {
    const chart = Testing.chart();
    addService(chart, { type: 'ExternalName', externalName: 'till.example.com', selector: { app: 'till' } });
    expect(check(chart).problems).toEqual([]);
  });

  test('is none with an annotation that says so', () => {
    const chart = Testing.chart();
    addService(
      chart,
      { ports: [{ port: 80 }] },
      { 'ignore-check.wiring/no-selector': 'its endpoints are made by hand' },
    );
    expect(check(chart)).toEqual({ problems: [], hints: [] });
  });
});

describe('the validation', () => {
  /** A chart whose Service misses its pod, and the validation. */
  function missing(chart: Chart) {
    validateWiring(chart);
    addPod(chart, 'till');
    return addService(chart, { selector: { app: 'tills' }, ports: [{ port: 8080 }] });
  }

  test('refuses what App.synth would write, before anything is written', () => {
    const app = Testing.app();
    missing(new Chart(app, 'shop'));
    expect(() => app.synth()).toThrow(/\[shop\] shop\/service: Service till selects no pod/);
    expect(existsSync(join(app.outdir, 'shop.k8s.yaml'))).toBe(false);
  });

  test('refuses what Testing.synth gives of another chart of the app', () => {
    const app = Testing.app();
    missing(new Chart(app, 'shop'));
    expect(() => Testing.synth(new Chart(app, 'other')) as unknown).toThrow('selects no pod');
  });

  test('sees a patch that is added after it', () => {
    const chart = Testing.chart();
    missing(chart).addJsonPatch(JsonPatch.replace('/spec/selector/app', 'till'));
    expect(problemsOf(chart)).toEqual([]);
  });

  test('sees what is in a chart within the chart', () => {
    const chart = new Chart(new App(), 'shop');
    addPod(new Chart(chart, 'inner'), 'till');
    addService(chart, { selector: { app: 'till' }, ports: [{ port: 8080 }] });
    expect(check(chart)).toEqual({ problems: [], hints: [] });
  });

  test('sees the Services of one chart and the pods of another', () => {
    const app = Testing.app();
    const [pods, services] = [new Chart(app, 'pods'), new Chart(app, 'services')];
    addPod(pods, 'till');
    addService(services, { selector: { app: 'tills' }, ports: [{ port: 80 }] });
    expect(check(pods, services).problems).toEqual([
      expect.stringMatching(/^services\/service: .* \[misspelt-label\]$/),
    ]);
  });

  test('refuses a port of a container without a number', () => {
    const chart = Testing.chart();
    validateWiring(chart);
    new k8s.KubePod(chart, 'pod', {
      spec: { containers: [{ name: 'till', ports: [{ name: 'http', containerPort: 80 }] }] },
    }).addJsonPatch(JsonPatch.remove('/spec/containers/0/ports/0/containerPort'));
    expect(problemsOf(chart)).toEqual([expect.stringContaining('[no-container-port]')]);
  });
});

const add = (scope: Construct, id: string, kind: string, name: string, namespace?: string) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind, metadata: { name, namespace } });

const titles = (...charts: Chart[]) => objectsOf(...charts).map(({ kind, name }) => `${kind} ${name}`);

describe('the objects of a chart', () => {
  test('are those of constructs within constructs as well', () => {
    const chart = new Chart(new App(), 'chart');
    add(new Construct(new Construct(chart, 'outer'), 'inner'), 'pod', 'Pod', 'web');
    expect(titles(chart)).toEqual(['Pod web']);
  });

  test('are those that a construct of cdk8s-plus makes', () => {
    const chart = new Chart(new App(), 'chart');
    const deployment = new Deployment(chart, 'web', { containers: [{ image: 'me/web', portNumber: 80 }] });
    deployment.exposeViaService();
    expect(objectsOf(chart).map(({ kind }) => kind)).toEqual(['Deployment', 'Service']);
  });

  test('are those of a chart within it as well, each once', () => {
    const chart = new Chart(new App(), 'chart');
    add(chart, 'pod', 'Pod', 'outer');
    const inner = new Chart(chart, 'inner');
    add(inner, 'pod', 'Pod', 'inner');
    expect(titles(chart, inner)).toEqual(['Pod outer', 'Pod inner']);
  });

  test('are those of all charts that are given', () => {
    const app = new App();
    const charts = ['one', 'two'].map((id) => new Chart(app, id));
    for (const chart of charts) add(chart, 'pod', 'Pod', chart.node.id);
    expect(titles(...charts)).toEqual(['Pod one', 'Pod two']);
  });
});

test('are synthesized with their patches, and know their construct', () => {
  const chart = new Chart(new App(), 'chart');
  add(chart, 'pod', 'Pod', 'web').addJsonPatch(JsonPatch.replace('/metadata/name', 'shop'));
  expect(objectsOf(chart)).toMatchObject([{ name: 'shop', place: { construct: 'chart/pod' } }]);
});
