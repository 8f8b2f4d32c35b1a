import { valueAt } from '../../manifests/fields';
import type { Change, Effect, Kind, Rule } from './rule';

const all = (effect: Rule['effect'], ...places: string[]): Kind => ({ rules: places.map((at) => ({ at, effect })) });

/** Pods that run keep what they read; stringData only ever adds to a Secret. */
function effectOfData({ path, to, before }: Change): Effect {
  if (valueAt(before, 'immutable') === true) return 'refused';
  return path[0] === 'stringData' && to === undefined ? 'stays' : 'read-again';
}

const data = all(effectOfData, 'data', 'binaryData', 'stringData', 'immutable').rules;

/** What is known of other kinds, by kind and group. */
export const others: Readonly<Record<string, Kind>> = {
  'ConfigMap.': { rules: data },
  'Secret.': { defaults: { type: 'Opaque' }, rules: [...data, { at: 'type', effect: 'refused' }] },
  'Job.batch': {
    rules: [
      ...all('refused', 'spec.template', 'spec.completions', 'spec.completionMode').rules,
      ...all('taken', 'spec.parallelism', 'spec.backoffLimit', 'spec.activeDeadlineSeconds', 'spec.suspend').rules,
    ],
  },
  'DaemonSet.apps': all('refused', 'spec.selector'),
  'ReplicaSet.apps': all('refused', 'spec.selector'),
  'StatefulSet.apps': all(
    'refused',
    'spec.selector',
    'spec.serviceName',
    'spec.podManagementPolicy',
    'spec.volumeClaimTemplates',
  ),
  'RoleBinding.rbac.authorization.k8s.io': all('refused', 'roleRef'),
  'ClusterRoleBinding.rbac.authorization.k8s.io': all('refused', 'roleRef'),
};
