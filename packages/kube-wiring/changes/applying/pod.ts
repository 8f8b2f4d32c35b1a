import { listAt, textAt } from '../../manifests/fields';
import { valueAlong } from './difference';
import { sibling } from './defaults';
import { metadata, podMerges, podSpec } from './pod-spec';
import type { FieldChange, Effect, Kind } from './rule';

/**
 * A Pod: most of its spec is fixed. @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
 */
export const pod: Kind = {
  defaults: {
    metadata,
    spec: {
      ...podSpec,
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      serviceAccountName: 'default',
      containers: { ...podSpec.containers, resources: { limits: {}, requests: sibling('limits') } },
    },
  },
  rules: [
    { at: 'metadata.annotations', effect: effectOfAnnotation },
    { at: 'spec.containers.image', effect: effectOfImage },
    ...podMerges('spec', 'unknown'),
    { at: 'spec.activeDeadlineSeconds', effect: effectOfDeadline },
    { at: 'spec.tolerations', effect: effectOfToleration },
    { at: 'spec.schedulingGates', effect: ({ to }) => (to === undefined ? 'taken' : 'refused') },
    // What says where a pod may run can still be narrowed while it has a gate.
    {
      at: 'spec',
      effect: ({ before }) => (listAt(before, 'spec', 'schedulingGates').length > 0 ? 'unknown' : 'refused'),
    },
  ],
};

function effectOfAnnotation({ place }: FieldChange): Effect | undefined {
  return place.includes('.container.apparmor.security.beta.kubernetes.io/') ? 'refused' : undefined;
}

/** An init container has run already, unless it is a sidecar, which restarts always. */
function effectOfImage({ path, after }: FieldChange): Effect {
  const isSidecar = textAt(valueAlong(after, path.slice(0, -1)), 'restartPolicy') === 'Always';
  return path[1] === 'containers' || isSidecar ? 'restarts' : 'taken';
}

/** A deadline may be set and come nearer. */
function effectOfDeadline({ from, to }: FieldChange): Effect {
  return typeof to === 'number' && (typeof from !== 'number' || to < from) ? 'taken' : 'refused';
}

/** Tolerations may be added, in any order, and their seconds may change. */
function effectOfToleration({ path, place, from, isOrder }: FieldChange): Effect {
  if (isOrder || place.endsWith('.tolerationSeconds')) return 'taken';
  // Where one is added between others, it may look as if another one changed.
  if (path.length > 3) return 'unknown';
  return from === undefined || from === null ? 'taken' : 'refused';
}
