import { isDeepStrictEqual } from 'node:util';
import { isMap, listAt, textAt, valueAt } from '../../manifests/fields';
import { valueAlong } from '../difference';
import type { Effect } from './effect';
import { metadataDefaults, metadataRules, metadataTexts } from './metadata';
import { podSpecAt, sibling } from './pod-spec';
import type { Change, KindRules } from './rule';

const spec = podSpecAt('spec');

/** A Pod: almost all of its spec is fixed. @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement */
export const pod: KindRules = {
  ...spec,
  defaults: new Map([
    ...metadataDefaults,
    ...spec.defaults,
    ['spec.enableServiceLinks', true],
    ['spec.preemptionPolicy', 'PreemptLowerPriority'],
    ['spec.priority', 0],
    ['spec.serviceAccountName', 'default'],
    ['spec.serviceAccount', (object, path) => sibling('serviceAccountName')(object, path) ?? 'default'],
    ['spec.containers.*.resources.requests', sibling('limits')],
  ]),
  texts: [...metadataTexts, ...spec.texts],
  rules: [
    { at: 'metadata.annotations', effect: effectOfAnnotation },
    ...metadataRules,
    { at: 'metadata', effect: 'unknown' },
    { at: 'spec.containers.*.image', effect: effectOfImage },
    { at: 'spec.activeDeadlineSeconds', effect: effectOfDeadline },
    { at: 'spec.tolerations', effect: effectOfTolerations },
    { at: 'spec.schedulingGates', effect: effectOfGates },
    {
      at: 'spec',
      effect: ({ before }) => (listAt(before, 'spec', 'schedulingGates').length > 0 ? 'unknown' : 'refused'),
    },
  ],
};

function effectOfAnnotation({ place, from, to }: Change): Effect | undefined {
  const keys = Object.keys({ ...(isMap(from) ? from : {}), ...(isMap(to) ? to : {}) });
  return [place, ...keys].some((key) => key.includes('container.apparmor.security.beta.kubernetes.io/'))
    ? 'refused'
    : undefined;
}

/** An init container runs once; one that restarts always is a sidecar, which runs on. */
function effectOfImage({ path, after }: Change): Effect {
  const container = valueAlong(after, path.slice(0, -1));
  return path[1] === 'initContainers' && textAt(container, 'restartPolicy') !== 'Always' ? 'taken' : 'restarts';
}

function effectOfDeadline({ from, to }: Change): Effect {
  return typeof to === 'number' && (typeof from !== 'number' || to < from) ? 'taken' : 'refused';
}

/** Tolerations may be added, and their seconds may change. */
function effectOfTolerations({ before, after }: Change): Effect {
  const [old, now] = [before, after].map((pod) =>
    listAt(pod, 'spec', 'tolerations').map((item) => (isMap(item) ? { ...item, tolerationSeconds: undefined } : item)),
  );
  return old?.every((item) => now?.some((other) => isDeepStrictEqual(item, other))) ? 'taken' : 'refused';
}

/** Gates may only go. */
function effectOfGates({ before, after }: Change): Effect {
  const old = new Set(listAt(before, 'spec', 'schedulingGates').map((gate) => valueAt(gate, 'name')));
  return listAt(after, 'spec', 'schedulingGates').every((gate) => old.has(valueAt(gate, 'name'))) ? 'taken' : 'refused';
}
