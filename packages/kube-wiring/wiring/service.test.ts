import { objectsIn } from '../manifests/kube-object';
import { isNumber, isPortName, serviceOf } from './service';

const serviceIn = (spec: object, apiVersion = 'v1', kind = 'Service') =>
  objectsIn({ apiVersion, kind, metadata: { name: 'till' }, spec }, { construct: 'test' }).map(serviceOf)[0];

test('all that a Service can say', () => {
  const ports = [{ port: 80, targetPort: 'http', protocol: 'UDP' }];
  expect(serviceIn({ type: 'LoadBalancer', selector: { app: 'till' }, ports })).toMatchObject({
    type: 'LoadBalancer',
    headless: false,
    selector: new Map([['app', 'till']]),
    ports: [{ path: ['spec', 'ports', 0], port: '80', targetPort: 'http', namesTargetPort: true, protocol: 'UDP' }],
  });
});

test('what a Service does not say', () => {
  expect(serviceIn({ ports: [{ port: 80 }] })).toMatchObject({
    type: 'ClusterIP',
    headless: false,
    selector: new Map(),
    ports: [{ targetPort: '80', namesTargetPort: false, protocol: 'TCP' }],
  });
});

test('the labels of a selector that only controllers give are none that a manifest of its pods has', () => {
  const selector = { app: 'till', 'pod-template-hash': '6d4b75cb6d' };
  expect(serviceIn({ selector })).toMatchObject({
    selector: new Map(Object.entries(selector)),
    podLabels: new Map([['app', 'till']]),
  });
});

test('the labels of a selector that each pod gets from its node are none that a manifest has', () => {
  const selector = { 'topology.kubernetes.io/region': 'a', 'topology.kubernetes.io/zone': 'b' };
  expect(serviceIn({ selector })).toMatchObject({ podLabels: new Map() });
});

test.each([0, '0', '', null])('the target port %j is the port', (targetPort) => {
  expect(serviceIn({ ports: [{ port: 80, targetPort }] })).toMatchObject({
    ports: [{ targetPort: '80', namesTargetPort: false }],
  });
});

test('a Service without an address is headless', () => {
  expect(serviceIn({ clusterIP: 'None' })).toMatchObject({ headless: true });
});

test('a Service with an address is not headless', () => {
  expect(serviceIn({ clusterIP: '10.0.0.10' })).toMatchObject({ headless: false });
});

test('a Service of another API is none', () => {
  expect(serviceIn({}, 'serving.knative.dev/v1')).toBeUndefined();
});

test('another kind is none', () => {
  expect(serviceIn({}, 'v1', 'Endpoints')).toBeUndefined();
});

test.each(['80', '08080'])('%s is a number', (targetPort) => {
  expect(isNumber(targetPort)).toBe(true);
});

test.each(['http', '8080a', ''])('%j is no number', (targetPort) => {
  expect(isNumber(targetPort)).toBe(false);
});

test.each(['http', 'a', 'p2p-8080', '8080a', 'fifteen-letters'])('%s can be the name of a port', (name) => {
  expect(isPortName(name)).toBe(true);
});

test.each(['', '8080', 'HTTP', 'a--b', '-http', 'http-', '${PORT}', 'sixteen-letters0'])(
  '%j cannot be the name of a port',
  (name) => {
    expect(isPortName(name)).toBe(false);
  },
);
