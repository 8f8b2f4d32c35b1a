import { groupBy } from '../group-by';
import type { KubeObject } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { Change } from './change';
import { reachedBy } from './wire-changes';

/** What has to be deleted for the changes to come true. */
export interface Deletion {
  /** What has to be away before applying. */
  readonly first: readonly KubeObject[];

  /** What is gone from the manifests, and may be in use until all is applied. */
  readonly last: readonly KubeObject[];

  /** The Services that have no pods left from the first deletion until all is applied. */
  readonly unserved: readonly KubeObject[];
}

/** What has to be deleted for changes of a cluster that holds what a graph says. */
export function deletionOf(changes: readonly Change[], before: Graph): Deletion {
  const by = (...effects: readonly Change['effect'][]) => [
    ...new Set(changes.flatMap(({ object, effect }) => (effects.includes(effect) ? [object] : []))),
  ];
  const first = by('refused', 'stays-headless', 'in-the-way');
  const away = new Set(first.map(({ identity }) => identity));
  const isAway = ({ identity }: KubeObject) => away.has(identity);
  const unserved = before.services.filter((wired) => {
    const reached = reachedBy(wired);
    return !isAway(wired.service.object) && reached.length > 0 && reached.every(isAway);
  });
  return { first, last: by('left'), unserved: unserved.map(({ service }) => service.object) };
}

/**
 * One deletion instead of several, of states of one cluster.
 *
 * @param after the states: what is gone from one of them stays where another one has it
 */
export function merged(deletions: readonly Deletion[], after: readonly Graph[]): Deletion {
  const all = (part: keyof Deletion) => [
    ...new Map(deletions.flatMap((one) => one[part]).map((object) => [object.identity, object])).values(),
  ];
  const first = all('first');
  const kept = new Set([...first, ...after.flatMap(({ objects }) => objects)].map(({ identity }) => identity));
  return { first, last: all('last').filter(({ identity }) => !kept.has(identity)), unserved: all('unserved') };
}

/**
 * The kinds that take nothing else with them but what their manifests make again, with their groups as kubectl takes
 * them.
 */
const harmless = new Set([
  'pod',
  'service',
  'configmap',
  'deployment.apps',
  'replicaset.apps',
  'daemonset.apps',
  'job.batch',
  'cronjob.batch',
  'ingress.networking.k8s.io',
  'networkpolicy.networking.k8s.io',
  'horizontalpodautoscaler.autoscaling',
  'poddisruptionbudget.policy',
]);

/** A kind as kubectl takes it, with its group: of two kinds of one name, it would take the core one. */
const resourceOf = ({ kind, group }: KubeObject): string => [kind.toLowerCase(), group].filter(Boolean).join('.');

/**
 * Whether deleting an object takes nothing else with it: a Namespace takes all that is in it, and a custom kind may own
 * a database.
 */
export const isHarmless = (object: KubeObject): boolean =>
  harmless.has(resourceOf(object)) && [object.name, object.namespace].every((name) => subdomain.test(name));

/** What names of these kinds are. Another text may be more than a name to a shell. */
const subdomain = /^[a-z\d]([-a-z\d.]*[a-z\d])?$/;

/** The commands that delete objects, where that takes nothing else with it. */
export function deleteCommands(objects: readonly KubeObject[]): string[] {
  const byNamespace = groupBy(objects.filter(isHarmless), ({ hasNamespace, namespace }) =>
    hasNamespace ? ` -n ${namespace}` : '',
  );
  return [...byNamespace].map(([namespace, objects]) => {
    const names = objects.map((object) => `${resourceOf(object)}/${object.name}`);
    return `kubectl delete --now --ignore-not-found${namespace} ${names.join(' ')}`;
  });
}
