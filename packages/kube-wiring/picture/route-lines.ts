import { groupBy } from '../group-by';
import { mermaid } from '../printable';
import { leadsToService, type WiredBackend, type WiredRoute } from '../wiring/graph';
import { arrowLabel, idOf, nodeName, outside, routeBox } from './boxes';

/** Backends of a route: a box is drawn for those that requests to the same hosts and paths get to. */
export type Ways = readonly WiredBackend[];

/** The backends of a route, those together that are the same for some hosts and paths. */
export function waysOf({ backends }: WiredRoute): Ways[] {
  const byPlace = groupBy(backends, ({ at }) => at.join());
  return [...groupBy(byPlace.values(), targetsOf).values()].map((same) => same.flat());
}

const targetsOf = (ways: Ways): string =>
  [...new Set(ways.map(({ namespace, name, port }) => `${namespace}.${name}.${port}`))].join('-');

/** A box for some ways of a route, and the arrows to it and from it. */
export function routeLines(route: WiredRoute, ways: Ways): string[] {
  const { object, isFromOutside } = route;
  const id = `${idOf(object)}-to-${nodeName(targetsOf(ways))}`;
  return [
    routeBox(id, object, [...new Set(ways.flatMap(({ at }) => at))]),
    ...(isFromOutside ? [`${outside} --> ${id}`] : []),
    ...new Set(ways.flatMap((backend) => backendLines(id, backend))),
  ];
}

/** An arrow from a route to a Service or, where there is no such Service or port, to what is missing. */
function backendLines(id: string, backend: WiredBackend): string[] {
  const { namespace, name, title, port, service } = backend;
  if (!service) {
    return [
      `${id} --x${arrowLabel(`port ${port}`)} ${nodeName(`no-service-${namespace}.${name}`)}("no ${mermaid(title)}"):::missing`,
    ];
  }
  const end = idOf(service.object);
  if (leadsToService(backend)) return [`${id} -->${arrowLabel(`port ${port}`)} ${end}`];
  const noPort = `no-port-${nodeName(port)}-${end}`;
  return [`${id} --x${arrowLabel(`port ${port}`)} ${noPort}("no such port"):::missing`, `${noPort} -.- ${end}`];
}
