import type { KubeObject } from '../manifests/kube-object';
import { type Graph, leadsToService, type WiredBackend, type WiredRoute } from '../wiring/graph';
import type { Pair } from './pairs';
import type { WireEffect } from './wire-changes';

/** A way from a host with a path to a Service, before and after. */
export interface WayChange {
  /** The host with the path, such as `shop.example/cart`; `*` is what no other rule takes. */
  readonly at: string;

  /** The backend, as it is now or, where it is gone, as it was. */
  readonly backend: WiredBackend;

  /** The Service, as it is now or, where it is gone, as it was. */
  readonly service: KubeObject;
  readonly change: Exclude<WireEffect, 'undeclared'>;
}

/** A route that does not lead to what it led to. */
export interface ReroutedRoute {
  /** The route as it is now or, where it is gone, as it was. */
  readonly object: KubeObject;

  /** Whether it is there before and after. */
  readonly isKept: boolean;

  /** All its ways, also those that stay. Where a host or path is gone from the route, nothing is said of it. */
  readonly ways: readonly WayChange[];
}

/** What changes for the routes, also new and gone ones, when all is applied and what is gone is deleted. */
export function routeChanges(before: Graph, after: Graph, pairs: readonly Pair[]): ReroutedRoute[] {
  const [old, now] = [before, after].map(({ routes }) => new Map(routes.map((route) => [route.object, route])));
  const later = new Map(pairs.map((pair) => [pair.before, pair.after]));
  return pairs.flatMap((pair): ReroutedRoute[] => {
    const was = pair.before && old?.get(pair.before);
    const is = pair.after && now?.get(pair.after);
    const object = (is ?? was)?.object;
    const ways = waysBetween(was, is, later);
    const isChanged = ways.some(({ change }) => change !== 'none');
    return object && isChanged ? [{ object, isKept: was !== undefined && is !== undefined, ways }] : [];
  });
}

function waysBetween(
  was: WiredRoute | undefined,
  is: WiredRoute | undefined,
  later: ReadonlyMap<KubeObject | undefined, KubeObject | undefined>,
): WayChange[] {
  const [old, now] = [backendsOf(was), backendsOf(is)];
  const places = new Set([...now.values()].map(({ at }) => at));
  return [...new Map([...old, ...now])].flatMap(([key, { at }]): WayChange[] => {
    const [before, after] = [old, now].map((backends) => backends.get(key)?.backend);
    if (after?.service && leadsToService(after)) {
      const change = before && leadsToService(before) ? 'none' : 'won';
      return [{ at, backend: after, service: after.service.object, change }];
    }
    if (!before?.service || !leadsToService(before) || (is && !places.has(at))) return [];
    const service = later.get(before.service.object);
    const change = !is || (after && !service) ? 'left' : 'lost';
    return [{ at, backend: after ?? before, service: service ?? before.service.object, change }];
  });
}

/** The backends of a route by what they are for and the Service that they name. */
const backendsOf = (route: WiredRoute | undefined) =>
  new Map(
    (route?.backends ?? []).flatMap((backend) =>
      backend.at.map((at) => [[at, backend.title].join('\n'), { at, backend }] as const),
    ),
  );
