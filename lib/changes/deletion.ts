import { groupBy } from '../group-by';
import { type KubeObject, title } from '../manifests/kube-object';
import type { Change } from './compare';

/** The kinds that take nothing else with them but what their manifests make again, with their groups as kubectl takes them. */
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

/** Whether deleting an object takes nothing else with it: a Namespace takes all that is in it, and a custom kind may own a database. */
export const isHarmless = (object: KubeObject): boolean => object.name !== '' && harmless.has(resourceOf(object));

/** Says in Markdown what to delete, so that the changes come true: a command for what takes nothing else with it, a sentence for the rest. */
export function deletion(changes: readonly Change[]): string[] {
  const toDelete = new Map(
    changes.flatMap(({ object, effect }) => {
      const isRefused = effect === 'refused' || effect === 'stays-headless';
      return isRefused || effect === 'left' || effect === 'left-with-address'
        ? [[object.identity, { object, isRefused }]]
        : [];
    }),
  );
  const [harmless, others] = [true, false].map((wanted) =>
    [...toDelete.values()].filter(({ object }) => isHarmless(object) === wanted),
  );
  return [...commandFor(harmless ?? []), ...sentenceFor((others ?? []).map(({ object }) => object))];
}

function commandFor(toDelete: readonly { readonly object: KubeObject; readonly isRefused: boolean }[]): string[] {
  if (toDelete.length === 0) return [];
  const byNamespace = groupBy(toDelete, ({ object }) => (object.hasNamespace ? ` -n ${object.namespace}` : ''));
  const commands = [...byNamespace].map(([namespace, objects]) => {
    const names = objects.map(({ object }) => `${resourceOf(object)}/${object.name}`);
    return `kubectl delete --now --ignore-not-found${namespace} ${names.join(' ')}`;
  });
  const why = toDelete.some(({ isRefused }) => isRefused)
    ? 'kubectl applies the rest all the same, so delete first:'
    : 'kubectl apply deletes nothing, so delete what is gone:';
  return [why, ['```sh', ...commands, '```'].join('\n')];
}

function sentenceFor(objects: readonly KubeObject[]): string[] {
  if (objects.length === 0) return [];
  const names = objects.map(title).join(', ');
  return [
    `No command deletes ${names}: that may delete more, such as what is in a namespace or a database. If you want that, do it yourself.`,
  ];
}
