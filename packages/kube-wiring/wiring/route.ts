import { listAt, type Path, textAt, valueAt } from '../manifests/fields';
import type { KubeObject } from '../manifests/kube-object';
import { isNumber, type Service, type ServicePort } from './service';

/** A port of a Service that a route sends requests to. */
export interface Backend {
  /** The way to it within the object. */
  readonly path: Path;

  /** The hosts with their paths that requests are for, such as `shop.example/cart`; `*` is what no other rule takes. */
  readonly at: readonly string[];
  readonly namespace: string;

  /** The name of the Service. */
  readonly name: string;

  /** What the Service is called in a sentence: `Service cart`, or `Service pay/cart` where the backend names a namespace. */
  readonly title: string;

  /** Number or name of the port. */
  readonly port: string;
  readonly protocol: 'TCP' | 'UDP';
}

/** An Ingress or a route of the Gateway API: what leads to Services, mostly from outside of the cluster. */
export interface Route {
  readonly object: KubeObject;

  /** Those that are Services. */
  readonly backends: readonly Backend[];

  /** Whether requests come from outside of the cluster, and not from its other Services alone. */
  readonly isFromOutside: boolean;
}

const gatewayRoutes = new Set(['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute']);

/**
 * The route that an object is.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 * @see https://gateway-api.sigs.k8s.io/reference/spec/
 */
export function routeOf(object: KubeObject): Route | undefined {
  const { apiVersion, group, kind, value } = object;
  const isIngress = kind === 'Ingress' && apiVersion === 'networking.k8s.io/v1';
  if (!isIngress && !(group === 'gateway.networking.k8s.io' && gatewayRoutes.has(kind))) return undefined;
  const parents = listAt(value, 'spec', 'parentRefs');
  return {
    object,
    backends: (isIngress ? ingressWays(value) : gatewayWays(object)).flatMap((way) => backendOf(object, way) ?? []),
    isFromOutside: parents.length === 0 || !parents.every((parent) => textAt(parent, 'kind') === 'Service'),
  };
}

type Way = Pick<Backend, 'path' | 'at'>;

const ingressWays = (value: unknown): Way[] => [
  { path: ['spec', 'defaultBackend', 'service'], at: ['*'] },
  ...listAt(value, 'spec', 'rules').flatMap((rule, i) =>
    listAt(rule, 'http', 'paths').map((path, j) => ({
      path: ['spec', 'rules', i, 'http', 'paths', j, 'backend', 'service'],
      at: [textAt(rule, 'host') + (textAt(path, 'path') || '/')],
    })),
  ),
];

function gatewayWays({ kind, value }: KubeObject): Way[] {
  const anyPath = kind === 'HTTPRoute' ? '/' : '';
  const orAny = (texts: readonly string[], any: string) => (texts.length > 0 ? texts : [any]);
  const hosts = listAt(value, 'spec', 'hostnames').map((host) => textAt(host));
  return listAt(value, 'spec', 'rules').flatMap((rule, i) => {
    const paths = listAt(rule, 'matches').map((match) => pathOf(match) || anyPath);
    const at = orAny(hosts, '').flatMap((host) => orAny(paths, anyPath).map((path) => host + path || '*'));
    return listAt(rule, 'backendRefs').map((_, j) => ({
      path: ['spec', 'rules', i, 'backendRefs', j],
      at: [...new Set(at)],
    }));
  });
}

/** The path of a match of HTTP or, as gRPC has it there, the service and method. */
function pathOf(match: unknown): string {
  const call = ['service', 'method'].map((field) => textAt(match, 'method', field));
  return textAt(match, 'path', 'value') || call.map((part) => part && `/${part}`).join('');
}

/** The Service that a backend is. One without a name or a port is refused by the API server. */
function backendOf(object: KubeObject, { path, at }: Way): Backend | undefined {
  const value = valueAt(object.value, ...path);
  const name = textAt(value, 'name');
  const port = textAt(value, 'port') || textAt(value, 'port', 'number') || textAt(value, 'port', 'name');
  const isService = textAt(value, 'group') === '' && ['', 'Service'].includes(textAt(value, 'kind'));
  // The AWS controller reads such a backend from an annotation.
  if (!isService || !name || !port || port === 'use-annotation') return undefined;
  const namespace = textAt(value, 'namespace');
  return {
    path,
    at,
    namespace: namespace || object.namespace,
    name,
    title: `Service ${namespace ? `${namespace}/` : ''}${name}`,
    port,
    protocol: object.kind === 'UDPRoute' ? 'UDP' : 'TCP',
  };
}

/** The port of a Service that a backend names: of two with one number, that of its protocol. */
export function portOf({ port, protocol }: Backend, { ports }: Service): ServicePort | undefined {
  const named = ports.filter((own) => (isNumber(port) ? own.port : own.name) === port);
  return named.find((own) => own.protocol === protocol) ?? named[0];
}
