import { groupBy } from '../group-by';
import { type KubeObject, title } from '../manifests/kube-object';
import { shortList } from '../short-list';
import type { Graph, WiredBackend, WiredRoute } from '../wiring/graph';
import { isNumber, isPortName, type Service } from '../wiring/service';
import type { Found } from './finding';
import { reachesNothing } from './severity';
import { isSlip } from './slip';

/** Judges the routes: whether each Service that they lead to is there, and has the port that they ask. */
export function routeFindings({ routes, services }: Graph): Found[] {
  const targets = new Set(routes.flatMap(({ backends }) => backends.map(({ service }) => service)));
  const all = services.map(({ service }) => service);
  const unrouted = all.filter((service) => !targets.has(service));
  return routes.flatMap((route) => {
    // Backends that say the same are told once.
    const same = groupBy(route.backends, ({ namespace, name, port, service }) =>
      [namespace, name, service ? port : ''].join('\n'),
    );
    return [...same.values()].flatMap((backends) => backendFinding(route, backends, all, unrouted) ?? []);
  });
}

function backendFinding(
  { object }: WiredRoute,
  backends: readonly WiredBackend[],
  services: readonly Service[],
  unrouted: readonly Service[],
): Found | undefined {
  const [backend] = backends;
  if (!backend) return undefined;
  const { service, path, port } = backend;
  const leads = `${title(object)} leads${placesText(backends)} to`;
  if (!service)
    return {
      code: 'unknown-service',
      object,
      path: [...path, 'name'],
      ...missingService(leads, object, backend, services, unrouted),
    };
  const isKnown = (isNumber(port) || isPortName(port)) && service.ports.every(({ port }) => isNumber(port));
  if (backend.to || service.type === 'ExternalName' || !isKnown) return undefined;
  const ports = service.ports.map(({ port, name }) => (name ? `${port} (${name})` : port)).join(', ') || 'no port';
  const meant = service.ports.find(({ targetPort }) => targetPort === port);
  const advice = meant
    ? `Use ${meant.port}, whose target port that is.`
    : 'Use the number or the name of a port that it has.';
  const text = `${leads} port ${port} of ${title(service.object)}, which has ${ports}. ${advice}`;
  return { code: 'unknown-service-port', certainty: 'certain', object, path: [...path, 'port'], text };
}

/** What to say of a Service that a route leads to, and that is not given. */
function missingService(
  leads: string,
  route: KubeObject,
  backend: WiredBackend,
  services: readonly Service[],
  unrouted: readonly Service[],
): Pick<Found, 'certainty' | 'text' | 'inFiles'> {
  const { namespace, name } = backend;
  const isNear = ({ object }: Service) => object.namespace === namespace;
  const missing = `${leads} ${backend.title}`;
  if (!services.some(isNear))
    return { certainty: 'possible', text: `${missing}, but there is no Service in its namespace.` };
  const meant = unrouted.find((service) => isNear(service) && isSlip(service.object.name, name));
  if (meant) {
    const text = `${missing}, which is not there, and no route leads to ${title(meant.object)}. Use the same name in both.`;
    return { certainty: 'certain', text };
  }
  const elsewhere = services.find(({ object }) => object.name === name);
  if (!elsewhere)
    return {
      certainty: 'likely',
      text: `${missing}, which is not there.`,
      inFiles: 'Ignore this if it comes from elsewhere.',
    };
  const advice =
    route.kind === 'Ingress'
      ? 'An Ingress leads to Services of its own namespace only: move one of the two.'
      : `Name the namespace of the Service in the backend.`;
  return {
    certainty: 'likely',
    text: `${missing} in namespace ${namespace}, but that is in namespace ${elsewhere.object.namespace}. ${advice}`,
  };
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
    const leading = unanswered.has(one.object) && one.path[0] === 'spec' ? (routesOf.get(one.object) ?? []) : [];
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
