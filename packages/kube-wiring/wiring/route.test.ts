import * as fc from 'fast-check';
import { objectsIn } from '../manifests/kube-object';
import { graphOf } from './graph';
import { routeOf } from './route';

const gateway = 'gateway.networking.k8s.io/v1';

const object = (apiVersion: string, kind: string, spec: object, metadata: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: 'shop', ...metadata },
  spec,
});

const ingress = (...paths: object[]) => object('networking.k8s.io/v1', 'Ingress', { rules: [{ http: { paths } }] });
const path = (name: string, port: object, path?: string) => ({ path, backend: { service: { name, port } } });
const httpRoute = (rule: object, spec: object = {}) => object(gateway, 'HTTPRoute', { rules: [rule], ...spec });

/** The backends of a manifest. */
const backends = (manifest: object) =>
  objectsIn(manifest, { construct: 'test' }).flatMap((object) => routeOf(object)?.backends ?? []);

/** Where the backends of a manifest take requests from. */
const at = (manifest: object) => backends(manifest).map(({ at }) => at);

describe('the backends of an Ingress', () => {
  test('are Services by the number or the name of their port', () => {
    expect(backends(ingress(path('cart', { number: 80 }), path('pay', { name: 'http' })))).toMatchObject([
      {
        name: 'cart',
        title: 'Service cart',
        port: '80',
        namespace: 'default',
        path: [...'spec rules'.split(' '), 0, 'http', 'paths', 0, 'backend', 'service'],
      },
      { name: 'pay', port: 'http' },
    ]);
  });

  test('are told by host and path, / where it names none, * where no rule takes a request', () => {
    const http = { paths: [path('cart', { number: 80 }, '/cart'), path('shop', { number: 80 })] };
    const defaultBackend = { service: { name: 'shop', port: { number: 80 } } };
    const rules = [{ host: 'shop.example', http }, { http }];
    expect(at(object('networking.k8s.io/v1', 'Ingress', { defaultBackend, rules }))).toEqual([
      ['*'],
      ['shop.example/cart'],
      ['shop.example/'],
      ['/cart'],
      ['/'],
    ]);
  });

  test.each([
    ['a resource', { backend: { resource: { kind: 'Bucket', name: 'files' } } }],
    ['an annotation of the AWS controller', path('redirect', { name: 'use-annotation' })],
    ['a Service without a port, which the API server refuses', path('cart', {})],
  ])('are none where it is %s', (_, backend) => {
    expect(backends(ingress(backend))).toEqual([]);
  });
});

describe('the backends of a route of the Gateway API', () => {
  test('are told by each host with each path', () => {
    const rule = {
      matches: ['/a', '/b'].map((value) => ({ path: { value } })),
      backendRefs: [{ name: 'a', port: 80 }],
    };
    expect(at(httpRoute(rule, { hostnames: ['x', 'y'] }))).toEqual([['x/a', 'x/b', 'y/a', 'y/b']]);
  });

  test('are told by / for HTTP, and by * for the others, where there is neither a host nor a path', () => {
    const rules = [{ backendRefs: [{ name: 'a', port: 80 }] }];
    expect(at(httpRoute(rules[0] ?? {}))).toEqual([['/']]);
    expect(at(object(gateway, 'TCPRoute', { rules }))).toEqual([['*']]);
  });

  test('are told by the service and method of gRPC', () => {
    const matches = [{ method: { service: 'Cart', method: 'Add' } }, { method: { service: 'Pay' } }];
    const rules = [{ matches, backendRefs: [{ name: 'a', port: 80 }] }];
    expect(at(object(gateway, 'GRPCRoute', { rules }))).toEqual([['/Cart/Add', '/Pay']]);
  });

  test('may be of another namespace, and may get no request', () => {
    const backendRefs = [{ name: 'a', port: 80, namespace: 'pay', weight: 0 }];
    expect(backends(httpRoute({ backendRefs }))).toMatchObject([
      { name: 'a', namespace: 'pay', title: 'Service pay/a' },
    ]);
  });

  test.each([
    ['of another kind', { kind: 'ServiceImport' }],
    ['of another group', { group: 'net.gke.io' }],
    ['without a port, which the API server refuses', { port: undefined }],
  ])('are none where they are %s', (_, fields) => {
    expect(backends(httpRoute({ backendRefs: [{ name: 'a', port: 80, ...fields }] }))).toEqual([]);
  });
});

test.each([
  ['an Ingress of a version that Kubernetes has no more', 'networking.k8s.io/v1beta1', 'Ingress'],
  ['an Ingress of another group', 'config.openshift.io/v1', 'Ingress'],
  ['a Gateway', gateway, 'Gateway'],
])('%s is no route', (_, apiVersion, kind) => {
  expect(objectsIn(object(apiVersion, kind, {}), { construct: 'test' }).map(routeOf)).toEqual([undefined]);
});

test.each([
  ['an Ingress', ingress(), true],
  ['a route of a Gateway', httpRoute({}, { parentRefs: [{ name: 'edge' }] }), true],
  [
    'a route of a Gateway and a Service',
    httpRoute({}, { parentRefs: [{ name: 'edge' }, { kind: 'Service', name: 'cart' }] }),
    true,
  ],
  ['a route of a Service', httpRoute({}, { parentRefs: [{ kind: 'Service', name: 'cart' }] }), false],
])('that requests to %s come from outside is %3$s', (_, manifest, expected) => {
  expect(objectsIn(manifest, { construct: 'test' }).map((object) => routeOf(object)?.isFromOutside)).toEqual([
    expected,
  ]);
});

describe('random routes', () => {
  const name = fc.constantFrom('cart', 'pay');
  const namespace = fc.constantFrom('a', 'b');
  const number = fc.constantFrom(80, 81);
  const portName = fc.constantFrom('http', 'dns');
  const protocol = fc.constantFrom('TCP', 'UDP', undefined);
  const service = fc.record({
    apiVersion: fc.constant('v1'),
    kind: fc.constant('Service'),
    metadata: fc.record({ name, namespace }),
    spec: fc.record({
      ports: fc.uniqueArray(fc.record({ port: number, name: portName, protocol }), {
        selector: ({ port, protocol = 'TCP' }) => `${port} ${protocol}`,
      }),
    }),
  });
  const services = fc.uniqueArray(service, { selector: ({ metadata }) => JSON.stringify(metadata) });
  const kind = fc.constantFrom('Ingress', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute');
  const asked = fc.record({
    kind,
    own: namespace,
    name,
    namespace: fc.option(namespace),
    number,
    portName,
    byName: fc.boolean(),
  });
  type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

  const routeFor = ({ kind, own, name, namespace, number, portName, byName }: Asked) =>
    kind === 'Ingress'
      ? object(
          'networking.k8s.io/v1',
          kind,
          {
            rules: [{ http: { paths: [path(name, byName ? { name: portName } : { number })] } }],
          },
          { namespace: own },
        )
      : object(
          gateway,
          kind,
          {
            rules: [{ backendRefs: [{ name, port: number, ...(namespace ? { namespace } : {}) }] }],
          },
          { namespace: own },
        );

  test('lead to the port that a look at every Service and port finds', () => {
    fc.assert(
      fc.property(services, asked, (services, asked) => {
        const manifests = [routeFor(asked), ...services];
        const graph = graphOf(manifests.flatMap((manifest) => objectsIn(manifest, { construct: 'test' })));
        const found = graph.routes.flatMap(({ backends }) =>
          backends.map(({ to }) => to && `${to.port} ${to.protocol}`),
        );

        const isIngress = asked.kind === 'Ingress';
        const candidates: string[] = [];
        for (const { metadata, spec } of services) {
          if (metadata.name !== asked.name) continue;
          if (metadata.namespace !== (isIngress ? asked.own : (asked.namespace ?? asked.own))) continue;
          for (const { port, name, protocol = 'TCP' } of spec.ports) {
            const isMeant = isIngress && asked.byName ? name === asked.portName : port === asked.number;
            if (isMeant) candidates.push(`${port} ${protocol}`);
          }
        }
        const wanted = candidates.filter((candidate) => candidate.endsWith(asked.kind === 'UDPRoute' ? 'UDP' : 'TCP'));
        expect(found).toEqual([[...wanted, ...candidates][0]]);
      }),
      { seed: 20_261_128, numRuns: 1000 },
    );
  });
});
