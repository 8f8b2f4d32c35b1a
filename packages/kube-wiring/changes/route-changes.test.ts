import { objectsIn } from '../manifests/kube-object';
import { graphOf } from '../wiring/graph';
import { compare } from './compare';
import { comparisonText } from './comparison-text';

const service = (name: string, port = 80, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, ...metadata },
  spec: { ports: [{ port }] },
});

const external = { ...service('pay'), spec: { type: 'ExternalName', externalName: 'pay.example' } };

const ingress = (...paths: (readonly [path: string, name: string])[]) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop' },
  spec: {
    rules: [
      {
        http: { paths: paths.map(([path, name]) => ({ path, backend: { service: { name, port: { number: 80 } } } })) },
      },
    ],
  },
});

const route = (kind: string, ...names: string[]) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind,
  metadata: { name: 'shop' },
  spec: { rules: [{ backendRefs: names.map((name) => ({ name, port: 80 })) }] },
});

const compared = (before: readonly object[], after: readonly object[]) => {
  const [was, is] = [before, after].map((manifests) =>
    graphOf(manifests.flatMap((manifest) => objectsIn(manifest, { construct: 'test' }))),
  );
  return was && is && compare(was, is);
};

/** What becomes of each way of the routes that lead elsewhere, as `place Service: change`. */
const ways = (before: readonly object[], after: readonly object[]) =>
  compared(before, after)?.routes.flatMap(({ ways }) =>
    ways.map(({ at, service, change }) => `${at} ${service.name}: ${change}`),
  );

const cart = service('cart');
const shop = ingress(['/cart', 'cart']);

test.each([
  ['whose Service stays is left out', [shop, cart], [shop, cart], []],
  ['whose Service is gone leads there until that is deleted', [shop, cart], [shop], ['/cart cart: left']],
  ['whose Service lacks the port now is cut', [shop, cart], [shop, service('cart', 81)], ['/cart cart: lost']],
  [
    'that asks a Service which is not there is cut',
    [shop, cart],
    [ingress(['/cart', 'carts']), cart],
    ['/cart cart: lost'],
  ],
  [
    'that asks another Service is cut there and won here',
    [shop, cart, service('pay')],
    [ingress(['/cart', 'pay']), cart, service('pay')],
    ['/cart cart: lost', '/cart pay: won'],
  ],
  ['to which a Service is added leads there as well', [shop], [shop, cart], ['/cart cart: won']],
  ['that is new is won', [cart], [shop, cart], ['/cart cart: won']],
  ['that is gone leads there until it is deleted', [shop, cart], [cart], ['/cart cart: left']],
  [
    'without a path that it had says nothing of it',
    [ingress(['/cart', 'cart'], ['/', 'cart']), cart],
    [ingress(['/', 'cart']), cart],
    [],
  ],
  [
    'whose Service names its namespace now stays',
    [shop, cart],
    [shop, service('cart', 80, { namespace: 'default' })],
    [],
  ],
  ['to an ExternalName leads there', [ingress(['/', 'pay'])], [ingress(['/', 'pay']), external], ['/ pay: won']],
  ['that never led anywhere is left out', [shop], [shop], []],
])('a route %s', (_, before, after, expected) => {
  expect(ways(before, after)).toEqual(expected);
});

/** What is said above the table. */
function said(before: readonly object[], after: readonly object[]) {
  const comparison = compared(before, after);
  return comparison && comparisonText(comparison).split('\n\n| what ')[0];
}

test.each([
  [
    'nothing at some paths',
    [ingress(['/', 'shop'], ['/a', 'cart'], ['/b', 'cart']), cart, service('shop')],
    [ingress(['/', 'shop'], ['/a', 'cart'], ['/b', 'cart']), service('cart', 81), service('shop')],
    'Ingress shop: reaches **nothing** at /a, /b any more.',
  ],
  [
    'nothing, once its Service is deleted',
    [shop, cart],
    [shop],
    'Ingress shop: reaches **nothing** at /cart any more, once you delete Service cart.',
  ],
  [
    'a Service no more, and another as well',
    [route('HTTPRoute', 'cart', 'old'), cart, service('old'), service('new')],
    [route('HTTPRoute', 'cart', 'new'), cart, service('old'), service('new')],
    'HTTPRoute shop: reaches Service old at / **no more**.\n\nHTTPRoute shop: reaches Service new at / as well.',
  ],
  [
    'another Service in its place',
    [route('HTTPRoute', 'old'), service('old'), service('new')],
    [route('HTTPRoute', 'new'), service('old'), service('new')],
    'HTTPRoute shop: reaches Service old at / **no more**.\n\nHTTPRoute shop: reaches Service new at / now.',
  ],
  [
    'one of two Services, until it is deleted',
    [route('HTTPRoute', 'cart', 'old'), cart, service('old')],
    [route('HTTPRoute', 'cart', 'old'), cart],
    'HTTPRoute shop: reaches Service old at / until you delete it.',
  ],
  [
    'nothing, and takes any request',
    [route('TCPRoute', 'cart'), cart],
    [route('TCPRoute', 'cart'), service('cart', 81)],
    'TCPRoute shop: reaches **nothing** any more.',
  ],
])('a route that reaches %s says so', (_, before, after, expected) => {
  expect(said(before, after)).toBe(expected);
});

test('a route that is new or gone is told in the table alone', () => {
  expect(said([cart], [shop, cart])).toMatch(/^\| what /);
  expect(said([shop, cart], [cart])).toMatch(/^\| what /);
});
