import { isMap, valueAt } from '../../manifests/fields';
import { metadata, podSpec } from './pod-spec';
import type { FieldChange, Effect, Kind, Rule } from './rule';

const all = (effect: Rule['effect'], ...places: string[]): Kind => ({ rules: places.map((at) => ({ at, effect })) });

/** Of a field that cannot change: where it was left out, or is, its default may be what the other manifest says. */
const fixed = (...places: string[]): Kind =>
  all(({ from, to }) => (from === undefined || to === undefined ? 'unknown' : 'refused'), ...places);

/** Pods that run keep what they read; stringData only ever adds to a Secret. */
function effectOfData({ path, from, to, before }: FieldChange): Effect {
  if (valueAt(before, 'immutable') === true) return 'refused';
  if (path[0] === 'immutable') return to === true ? 'taken' : 'unknown';
  if (path.length === 1 && isEmpty(from) && isEmpty(to)) return 'unknown';
  return path[0] === 'stringData' && to === undefined ? 'stays' : 'read-again';
}

/** An Indexed Job may change them together with its parallelism. */
const effectOfCompletions = ({ from, to, after }: FieldChange): Effect =>
  from === undefined || to === undefined || valueAt(after, 'spec', 'completionMode') === 'Indexed'
    ? 'unknown'
    : 'refused';

const isEmpty = (value: unknown): boolean => !isMap(value) || Object.keys(value).length === 0;

const data = all(effectOfData, 'data', 'binaryData', 'stringData', 'immutable').rules;

/** What is known of other kinds, by kind and group. */
export const others: Readonly<Record<string, Kind>> = {
  'ConfigMap.': { rules: data },
  'Secret.': { defaults: { type: 'Opaque' }, rules: [...data, { at: 'type', effect: 'refused' }] },
  'Job.batch': {
    defaults: { spec: { completionMode: 'NonIndexed', template: { metadata, spec: podSpec } } },
    rules: [
      ...all('refused', 'spec.template', 'spec.completionMode').rules,
      ...all(effectOfCompletions, 'spec.completions').rules,
      ...all('taken', 'spec.parallelism', 'spec.backoffLimit', 'spec.activeDeadlineSeconds', 'spec.suspend').rules,
    ],
  },
  'DaemonSet.apps': fixed('spec.selector'),
  'ReplicaSet.apps': fixed('spec.selector'),
  'StatefulSet.apps': fixed(
    'spec.selector',
    'spec.serviceName',
    'spec.podManagementPolicy',
    'spec.volumeClaimTemplates',
  ),
  'RoleBinding.rbac.authorization.k8s.io': fixed('roleRef'),
  'ClusterRoleBinding.rbac.authorization.k8s.io': fixed('roleRef'),
};
