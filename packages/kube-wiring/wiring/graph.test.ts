import { objectsIn } from '../manifests/kube-object';
import { graphOf, selects } from './graph';

const object = (kind: string, name: string, spec: object, metadata: object = {}) => ({
  apiVersion: kind === 'StatefulSet' ? 'apps/v1' : 'v1',
  kind,
  metadata: { name, ...metadata },
  spec,
});

const pod = (name: string, labels: object, ports: object[] = [], namespace?: string) =>
  object('Pod', name, { containers: [{ ports }] }, { labels, namespace });

const service = (selector: object, ports: object[] = [], more: object = {}) =>
  object('Service', 'till', { selector, ports, ...more });

const graph = (...documents: object[]) =>
  graphOf(documents.flatMap((document) => objectsIn(document, { construct: 'test' })));

/** The names of the pods that the first Service selects. */
const selected = (...documents: object[]) => graph(...documents).services[0]?.selected.map(({ object }) => object.name);

/** The number of the declared port that each wire of the first Service leads to. */
const targets = (...documents: object[]) => graph(...documents).services[0]?.wires.map(({ to }) => to?.number);

/** The numbers of the declared ports that some Service leads to. */
const reached = (...documents: object[]) => [...graph(...documents).reachedPorts].map(({ number }) => number);

describe('a selector', () => {
  const labels = new Map([
    ['app', 'till'],
    ['tier', 'web'],
  ]);

  test.each([
    ['some of its labels', new Map([['app', 'till']]), true],
    ['all of its labels', labels, true],
    ['a label that it lacks', new Map([...labels, ['zone', 'north']]), false],
    ['another value of its label', new Map([['app', 'desk']]), false],
  ])('that has %s: that it selects the pod is %3$s', (_, selector, expected) => {
    expect(selects(selector, labels)).toBe(expected);
  });
});

describe('a Service selects', () => {
  test('the pods with its labels, in their order', () => {
    const pods = [pod('b', { app: 'till' }), pod('c', { app: 'desk' }), pod('a', { app: 'till' })];
    expect(selected(service({ app: 'till' }), ...pods)).toEqual(['b', 'a']);
  });

  test('no pod of another namespace', () => {
    expect(selected(service({ app: 'till' }), pod('a', { app: 'till' }, [], 'shop'))).toEqual([]);
  });

  test.each([
    ['it has no selector', service({})],
    ['it is an ExternalName', service({ app: 'till' }, [], { type: 'ExternalName' })],
  ])('no pod when %s', (_, one) => {
    expect(selected(one, pod('a', { app: 'till' }))).toEqual([]);
  });

  test('the pods of workloads, and no bare Pod, when only controllers give its labels', () => {
    const workload = object('StatefulSet', 'b', { template: { spec: { containers: [{}] } } });
    expect(selected(service({ 'controller-revision-hash': 'a' }), pod('a', {}), workload)).toEqual(['b']);
  });

  test('only pods of its namespace when only controllers give its labels', () => {
    const workload = object('StatefulSet', 'b', { template: { spec: { containers: [{}] } } }, { namespace: 'shop' });
    expect(selected(service({ 'controller-revision-hash': 'a' }), workload)).toEqual([]);
  });
});

describe('a wire leads to', () => {
  const ports = [
    { name: 'http', containerPort: 8080 },
    { name: 'dns', containerPort: 53 },
    { name: 'dns-udp', containerPort: 53, protocol: 'UDP' },
    { name: 'http', containerPort: 9090 },
  ];

  test.each([
    ['the port of its number', { port: 80, targetPort: 9090 }, '9090'],
    ['the port of the Service’s own number', { port: 8080 }, '8080'],
    ['the first port of its name', { port: 80, targetPort: 'http' }, '8080'],
    ['no port that the pods do not declare', { port: 80, targetPort: 81 }, undefined],
    ['no port of a name that the pods do not have', { port: 80, targetPort: 'web' }, undefined],
    ['no port of another protocol', { port: 8080, protocol: 'UDP' }, undefined],
    ['no port of its name and another protocol', { port: 53, targetPort: 'dns', protocol: 'UDP' }, undefined],
  ])('%s', (_, port, number) => {
    expect(targets(service({ app: 'till' }, [port]), pod('a', { app: 'till' }, ports))).toEqual([number]);
  });

  test('the port of its number and protocol', () => {
    const { services } = graph(
      service({ app: 'till' }, [{ port: 53, protocol: 'UDP' }]),
      pod('a', { app: 'till' }, ports),
    );
    expect(services[0]?.wires).toMatchObject([{ to: { name: 'dns-udp' } }]);
  });
});

test('there is a wire for each port of a Service and the pods of each object', () => {
  const pods = ['a', 'b'].map((name) => pod(name, { app: 'till' }, [{ containerPort: 81 }]));
  expect(targets(service({ app: 'till' }, [{ port: 80 }, { port: 81 }]), ...pods)).toEqual([
    undefined,
    '81',
    undefined,
    '81',
  ]);
});

describe('the ports that are reached are', () => {
  const ports = [{ containerPort: 80 }, { containerPort: 81 }];

  test('those that wires lead to', () => {
    expect(reached(service({ app: 'till' }, [{ port: 80 }]), pod('a', { app: 'till' }, ports))).toEqual(['80']);
  });

  test('all, for a Service without ports', () => {
    expect(reached(service({ app: 'till' }, []), pod('a', { app: 'till' }, ports))).toEqual(['80', '81']);
  });

  test('all, for a Service whose labels only controllers give', () => {
    const workload = object('StatefulSet', 'b', { template: { spec: { containers: [{ ports }] } } });
    expect(reached(service({ 'pod-template-hash': 'a' }, [{ port: 80 }]), workload)).toEqual(['80', '81']);
  });

  test('none that only pods have which no Service selects', () => {
    expect(reached(service({ app: 'till' }, [{ port: 80 }]), pod('a', { app: 'desk' }, ports))).toEqual([]);
  });
});

test('the pods that are reached are those that some Service selects', () => {
  const { selectedPods } = graph(service({ app: 'till' }), pod('a', { app: 'till' }), pod('b', { app: 'desk' }));
  expect([...selectedPods].map(({ object }) => object.name)).toEqual(['a']);
});

test('a graph holds all objects, its Services and its pods', () => {
  const { objects, services, podGroups } = graph(object('ConfigMap', 'c', {}), service({ app: 'till' }), pod('a', {}));
  expect([objects.length, services.length, podGroups.length]).toEqual([3, 1, 1]);
});
