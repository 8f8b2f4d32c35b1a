import { valueAt } from '../../manifests/fields';
import { filledIn } from './defaults';
import { object } from './pod-spec';
import { remembered } from './remembered';
import { type Answer, type FieldChange, type Kind, rulesAt } from './rule';

const texts = filledIn({ '*': null });

/** A kind of which only some fields are known. */
const fixed = (places: string): Kind => ({ defaults: { ...object, '*': null }, rules: rulesAt(places, 'refused') });

/** Pods that run keep what they read; stringData only ever adds to a Secret. */
function effectOfData({ path, to, before, after }: FieldChange): Answer {
  if (valueAt(before, 'immutable') === true) return 'refused';
  if (isTooLarge(after)) return ['invalid', 'kubectl apply keeps at most 262144 bytes'];
  return path[0] === 'stringData' && to === undefined ? 'stays' : 'read-again';
}

/** kubectl keeps what it applied in an annotation, and those of an object have a limit together. */
const isTooLarge = remembered((object) => JSON.stringify(object).length > 262144);

const data = [
  ...rulesAt('binaryData data stringData', effectOfData),
  ...rulesAt('immutable', ({ before }) => (valueAt(before, 'immutable') === true ? 'refused' : 'taken')),
];

/** What is known of a kind that has no rules. */
export const anyKind = fixed('');

/** What is known of other kinds, by kind and group. */
export const others: Readonly<Record<string, Kind>> = {
  'ConfigMap.': { defaults: { ...object, binaryData: texts, data: texts, immutable: null }, rules: data },
  'Secret.': {
    defaults: { ...object, data: texts, immutable: null, stringData: texts, type: 'Opaque' },
    rules: [...data, { at: 'type', effect: 'refused' }],
  },
  'RoleBinding.rbac.authorization.k8s.io': fixed('roleRef'),
  'ClusterRoleBinding.rbac.authorization.k8s.io': fixed('roleRef'),
};
