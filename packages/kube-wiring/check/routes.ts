import { groupBy } from '../group-by';
import { type KubeObject, title } from '../manifests/kube-object';
import { shortList } from '../short-list';
import { type Graph, leadsToService, type WiredBackend } from '../wiring/graph';
import { isNumber, isPortName, type Service } from '../wiring/service';
import type { Found } from './finding';
import { isSlip } from './slip';
import { reachesNothing } from './unreached';

/** Judges the routes: whether each Service that they lead to is there, and has the port that they ask. */
export function routeFindings({ routes, services }: Graph): Found[] {
  const all = services.map(({ service }) => service);
  const routed = new Set(routes.flatMap(({ backends }) => backends.map(({ service }) => service)));
  return routes.flatMap(({ object, backends }) => {
    // Backends that say the same are told once.
    const same = groupBy(backends, ({ namespace, name, port, service }) =>
      [namespace, name, service ? port : ''].join('\n'),
    );
    return [...same.values()].flatMap((backends): Found[] => {
      const [backend] = backends;
      if (!backend) return [];
      const { service } = backend;
      const reason = service ? missingPort(backend, service) : missingService(backend, object, all, routed);
      return reason
        ? [{ object, ...reason, text: `${title(object)} leads${placesText(backends)} to ${reason.text}` }]
        : [];
    });
  });
}

/** A finding without its object; its text is what follows `leads to`. */
type Reason = Omit<Found, 'object'>;

function missingPort(backend: WiredBackend, { object, ports }: Service): Reason | undefined {
  const { path, port } = backend;
  const isKnown = (isNumber(port) || isPortName(port)) && ports.every(({ port }) => isNumber(port));
  if (leadsToService(backend) || !isKnown) return undefined;
  const has = ports.map(({ port, name }) => (name ? `${port} (${name})` : port)).join(', ') || 'no port';
  const meant = ports.find(({ targetPort }) => targetPort === port);
  const advice = meant
    ? `Use ${meant.port}, which has target port ${port}.`
    : 'Use the number or the name of a port that it has.';
  const text = `port ${port} of ${title(object)}, which has ${has}. ${advice}`;
  return { code: 'unknown-service-port', certainty: 'certain', path: [...path, 'port'], text };
}

function missingService(
  backend: WiredBackend,
  route: KubeObject,
  services: readonly Service[],
  routed: ReadonlySet<Service | undefined>,
): Reason {
  const { namespace, name, title: missing } = backend;
  const about = { code: 'unknown-service', path: [...backend.path, 'name'] } as const;
  const near = services.filter(({ object }) => object.namespace === namespace);
  if (near.length === 0) {
    return { ...about, certainty: 'possible', text: `${missing}, but there is no Service in its namespace.` };
  }
  const meant = near.find((service) => !routed.has(service) && isSlip(service.object.name, name));
  if (meant) {
    const text = `${missing}, which is not there, and no route leads to ${title(meant.object)}. Use the same name in both.`;
    return { ...about, certainty: 'certain', text };
  }
  const elsewhere = services.find(({ object }) => object.name === name);
  if (elsewhere) {
    const advice =
      route.kind === 'Ingress'
        ? 'An Ingress leads to Services of its own namespace only: move one of the two.'
        : 'Name the namespace of the Service in the backend.';
    const text = `${missing} in namespace ${namespace}, but that is in namespace ${elsewhere.object.namespace}. ${advice}`;
    return { ...about, certainty: 'likely', text };
  }
  const text = `${missing}, which is not there.`;
  return { ...about, certainty: 'likely', text, inFiles: 'Ignore this if it comes from elsewhere.' };
}

/** Where requests have to be for, to get to some backends. */
function placesText(backends: readonly WiredBackend[]): string {
  const places = [...new Set(backends.flatMap(({ at }) => at))];
  return places.every((place) => place === '*') ? '' : ` at ${shortList(places)}`;
}

/** Adds to what is found of a Service that reaches nothing which routes lead to it: of those nothing else is said. */
export function withRoutes(found: readonly Found[], { routes, services }: Graph): Found[] {
  const unanswered = new Set(services.filter(reachesNothing).map(({ service }) => service.object));
  const backends = routes.flatMap(({ object, backends }) => backends.map((backend) => ({ route: object, ...backend })));
  const routesOf = groupBy(backends, ({ service }) => service?.object);
  return found.map((one) => {
    const leading = unanswered.has(one.object) ? (routesOf.get(one.object) ?? []) : [];
    if (leading.length === 0) return one;
    const byRoute = [...groupBy(leading, ({ route }) => route)];
    const names = byRoute.map(([route, backends]) => title(route) + placesText(backends));
    return { ...one, text: `${one.text} ${shortList(names)} ${names.length > 1 ? 'lead' : 'leads'} to it.` };
  });
}

/** The routes that are not judged, because no Services of a namespace that they lead to are given. */
export const unjudgedRoutes = (found: readonly Found[]): KubeObject[] => [
  ...new Set(
    found.flatMap(({ code, certainty, object }) =>
      code === 'unknown-service' && certainty === 'possible' ? [object] : [],
    ),
  ),
];
