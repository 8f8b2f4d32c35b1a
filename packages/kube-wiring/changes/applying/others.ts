import { valueAt } from '../../manifests/fields';
import { anyNames, object } from './pod-spec';
import { remembered } from './remembered';
import type { FieldChange } from './difference';
import { type Answer, type Kind, rulesAt } from './rule';

/** A kind of which only some fields are known. */
const fixed = (places: string): Kind => ({ defaults: { ...object, '*': null }, rules: rulesAt(places, 'refused') });

/** Pods that run keep what they read; stringData only ever adds to a Secret. */
function effectOfData({ path, to, before, after }: FieldChange): Answer {
  if (valueAt(before, 'immutable') === true) return 'refused';
  if (isTooLarge(after))
    return ['invalid', 'kubectl apply keeps it in an annotation, which holds at most 262144 bytes'];
  return path[0] === 'stringData' && to === undefined ? 'stays' : 'read-again';
}

/** kubectl keeps what it applied in an annotation, and those of an object have a limit together. */
const isTooLarge = remembered((object) => {
  const [all, own] = [object, valueAt(object, 'metadata', 'annotations') ?? {}].map((value) =>
    Buffer.byteLength(JSON.stringify(value).replace(/[<>&]/g, '\\u0000')),
  );
  // The annotation has a name of 48 bytes, and keeps a few more than the manifest.
  return Number(all) + Number(own) + 66 > 262144;
});

const data = [
  ...rulesAt('binaryData data stringData', effectOfData),
  ...rulesAt('immutable', ({ before }) => (valueAt(before, 'immutable') === true ? 'refused' : 'taken')),
];

/** What is known of a kind that has no rules. */
export const anyKind = fixed('');

/** What is known of other kinds, by kind and group. */
export const others: Readonly<Record<string, Kind>> = {
  'ConfigMap.': { defaults: { ...object, binaryData: anyNames(), data: anyNames(), immutable: null }, rules: data },
  'Secret.': {
    defaults: { ...object, data: anyNames(), immutable: null, stringData: anyNames(), type: 'Opaque' },
    rules: [...data, { at: 'type', effect: 'refused' }],
  },
  'PersistentVolumeClaim.': fixed('metadata.annotations.volume.beta.kubernetes.io/storage-class'),
  'RoleBinding.rbac.authorization.k8s.io': fixed('roleRef'),
  'ClusterRoleBinding.rbac.authorization.k8s.io': fixed('roleRef'),
};
