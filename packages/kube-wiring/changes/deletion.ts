import { groupBy } from '../group-by';
import { type KubeObject, title } from '../manifests/kube-object';
import type { Change } from './compare';

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

/** An object that has to be deleted for the changes to come true. */
interface ToDelete {
  readonly object: KubeObject;

  /** Whether its changes are refused, and it is not only gone from the manifests. */
  readonly isRefused: boolean;
}

function toDelete(changes: readonly Change[]): ToDelete[] {
  const found = changes.flatMap(({ object, effect }): [string, ToDelete][] => {
    const isRefused = effect === 'refused' || effect === 'stays-headless';
    return isRefused || effect === 'left' || effect === 'left-with-address'
      ? [[object.identity, { object, isRefused }]]
      : [];
  });
  return [...new Map(found).values()];
}

/** The commands that delete what has to be deleted, where that takes nothing else with it. */
export function deleteCommands(changes: readonly Change[]): string[] {
  const objects = toDelete(changes).flatMap(({ object }) => (isHarmless(object) ? [object] : []));
  const byNamespace = groupBy(objects, ({ hasNamespace, namespace }) => (hasNamespace ? ` -n ${namespace}` : ''));
  return [...byNamespace].map(([namespace, objects]) => {
    const names = objects.map((object) => `${resourceOf(object)}/${object.name}`);
    return `kubectl delete --now --ignore-not-found${namespace} ${names.join(' ')}`;
  });
}

/** Says in Markdown what to delete: a command for what takes nothing else with it, a sentence for the rest. */
export function deletionText(changes: readonly Change[]): string[] {
  const all = toDelete(changes);
  const commands = deleteCommands(changes);
  const why = all.some(({ object, isRefused }) => isRefused && isHarmless(object))
    ? 'kubectl refuses these and applies the rest, so delete them first:'
    : 'kubectl apply deletes nothing, so delete what is gone:';
  const others = all.flatMap(({ object }) => (isHarmless(object) ? [] : [title(object)]));
  return [
    ...(commands.length > 0 ? [why, ['```sh', ...commands, '```'].join('\n')] : []),
    ...(others.length > 0
      ? [
          `${others.join(', ')}: not in a command, as deleting that may delete more, such as what is in a namespace or a database. Delete it yourself if you mean to.`,
        ]
      : []),
  ];
}
