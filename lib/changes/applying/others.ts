import { valueAt } from '../../manifests/fields';
import type { Effect } from './effect';
import { metadataRules } from './metadata';
import type { KindRules, Rule } from './rule';

const all = (effect: Effect, ...places: string[]): Rule[] => places.map((at) => ({ at, effect }));

/** Of what says that it is immutable only the metadata may change. */
const immutable: readonly Rule[] = ['data', 'binaryData', 'stringData', 'immutable'].map((at) => ({
  at,
  effect: ({ before }) => (valueAt(before, 'immutable') === true ? 'refused' : undefined),
}));

const rules: readonly (readonly [kind: string, rules: readonly Rule[]])[] = [
  ['ConfigMap.', [...immutable, ...all('read-again', 'data', 'binaryData'), ...all('taken', 'immutable')]],
  [
    'Secret.',
    [
      ...immutable,
      { at: 'stringData', effect: ({ to }) => (to === undefined ? 'stays' : 'read-again') },
      ...all('read-again', 'data'),
      ...all('taken', 'immutable'),
      ...all('refused', 'type'),
    ],
  ],
  [
    'Job.batch',
    [
      ...all('refused', 'spec.template', 'spec.completions', 'spec.completionMode', 'spec.selector'),
      ...all('taken', 'spec.parallelism', 'spec.backoffLimit', 'spec.activeDeadlineSeconds', 'spec.suspend'),
      ...all('taken', 'spec.ttlSecondsAfterFinished'),
    ],
  ],
  [
    'StatefulSet.apps',
    all('refused', 'spec.selector', 'spec.serviceName', 'spec.podManagementPolicy', 'spec.volumeClaimTemplates'),
  ],
  ['DaemonSet.apps', all('refused', 'spec.selector')],
  ['ReplicaSet.apps', all('refused', 'spec.selector')],
  ['RoleBinding.rbac.authorization.k8s.io', all('refused', 'roleRef')],
  ['ClusterRoleBinding.rbac.authorization.k8s.io', all('refused', 'roleRef')],
];

/** What is known of other kinds, by kind and group: of all that is not here, kubectl diff has to be asked. */
export const others: ReadonlyMap<string, KindRules> = new Map(
  rules.map(([kind, own]) => [kind, { rules: [...metadataRules, ...own] }]),
);
