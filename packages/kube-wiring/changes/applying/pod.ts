import { listAt, textAt, valueAt } from '../../manifests/fields';
import { sibling } from './defaults';
import { type FieldChange, valueAlong } from './difference';
import { keptPolicy, object, podRules, podSpec } from './pod-spec';
import type { Answer, Effect, Kind } from './rule';

/**
 * A Pod: most of its spec is fixed. @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
 */
export const pod: Kind = {
  defaults: {
    ...object,
    spec: podSpec(
      {
        enableServiceLinks: true,
        preemptionPolicy: 'PreemptLowerPriority',
        priority: 0,
      },
      (pod, path) => valueAlong(pod, [...path.slice(0, -2), 'limits', ...path.slice(-1)]),
      (pod, path) => (valueAt(pod, 'spec', 'hostNetwork') === true ? sibling('containerPort')(pod, path) : 0),
    ),
  },
  rules: [
    { at: 'metadata.annotations', effect: effectOfAnnotation },
    { at: 'spec.containers.image', effect: effectOfImage },
    ...podRules('spec', 'unknown', 'default'),
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
function effectOfImage(change: FieldChange): Answer {
  const { path, after } = change;
  const isSidecar = textAt(valueAlong(after, path.slice(0, -1)), 'restartPolicy') === 'Always';
  return [path[1] === 'containers' || isSidecar ? 'restarts' : 'taken', keptPolicy(change)];
}

/** A deadline may be set and come nearer. */
function effectOfDeadline({ from, to }: FieldChange): Effect {
  return typeof to === 'number' && (typeof from !== 'number' || to < from) ? 'taken' : 'refused';
}

/** Tolerations may be added, in any order, and their seconds may change. */
function effectOfToleration({ path, place, from, to, isOrder }: FieldChange): Effect {
  if (isOrder || place.endsWith('.tolerationSeconds')) return 'taken';
  // Where one is added between others, it may look as if another one changed.
  if (path.length > 3) return 'unknown';
  const tolerations = [from ?? to].flat();
  if (tolerations.every((toleration) => isGiven(toleration) && valueAt(toleration, 'tolerationSeconds') === 300))
    return 'unchanged';
  return tolerations.every(isGiven) || from === undefined || from === null ? 'taken' : 'refused';
}

/** The API server gives these two to every pod that lacks them, also where they are taken away. */
const isGiven = (toleration: unknown): boolean =>
  /^node\.kubernetes\.io\/(not-ready|unreachable)$/.test(textAt(toleration, 'key')) &&
  textAt(toleration, 'effect') === 'NoExecute';
