import { textAt, valueAt } from '../../manifests/fields';
import { all, type Defaults, filledIn } from './defaults';
import { keptPolicy, metadata, object, podRules } from './pod-spec';
import { type Effect, type FieldChange, type Kind, type Rule, rulesAt } from './rule';
import { selector, template } from './workloads';

const spec: Defaults = {
  ...all(null, 'activeDeadlineSeconds backoffLimit backoffLimitPerIndex completionMode completions managedBy'),
  ...all(null, 'manualSelector maxFailedIndexes parallelism podReplacementPolicy scheduling successPolicy suspend'),
  podFailurePolicy: { rules: { ...all(null, 'action onExitCodes'), onPodConditions: { status: 'True', type: null } } },
  selector,
  template,
  ttlSecondsAfterFinished: null,
};

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export const job: Kind = {
  defaults: {
    ...object,
    spec: filledIn({
      ...spec,
      ...all(false, 'manualSelector suspend'),
      backoffLimit: (job) => (hasField(job, 'backoffLimitPerIndex') ? 2 ** 31 - 1 : 6),
      completionMode: 'NonIndexed',
      completions: (job) => (hasField(job, 'parallelism') ? undefined : 1),
      parallelism: (job) => (hasField(job, 'completions') ? 1 : undefined),
      podReplacementPolicy: (job) => (hasField(job, 'podFailurePolicy') ? 'Failed' : 'TerminatingOrFailed'),
    }),
  },
  rules: [
    restartRule('spec.template.spec'),
    ...podRules('spec.template.spec', 'unknown'),
    { at: 'spec.template', effect: effectOfTemplate },
    { at: 'spec.completions', effect: effectOfCompletions },
    // Where it says nothing of completions, these depend on it.
    {
      at: 'spec.parallelism',
      effect: ({ from, to, after }) =>
        (from === undefined || to === undefined) && !hasField(after, 'completions') ? 'unknown' : 'taken',
    },
    ...rulesAt('spec.backoffLimitPerIndex spec.completionMode spec.managedBy spec.podFailurePolicy', 'refused'),
    ...rulesAt('spec.selector spec.successPolicy', 'refused'),
    { at: 'spec', effect: 'taken' },
  ],
};

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export const cronJob: Kind = {
  defaults: {
    ...object,
    spec: filledIn({
      ...all(null, 'schedule startingDeadlineSeconds timeZone'),
      concurrencyPolicy: 'Allow',
      failedJobsHistoryLimit: 1,
      jobTemplate: filledIn({ metadata, spec: filledIn(spec) }),
      successfulJobsHistoryLimit: 3,
      suspend: false,
    }),
  },
  rules: [
    restartRule('spec.jobTemplate.spec.template.spec'),
    ...podRules('spec.jobTemplate.spec.template.spec'),
    { at: 'spec.jobTemplate', effect: (change) => ['on-next-run', keptPolicy(change)] },
    { at: 'spec', effect: 'taken' },
  ],
};

const hasField = (job: unknown, name: string): boolean => (valueAt(job, 'spec', name) ?? null) !== null;

function restartRule(place: string): Rule {
  const effect = ({ to }: FieldChange) =>
    to === 'Never' || to === 'OnFailure' ? undefined : (['invalid', 'it has to be Never or OnFailure'] as const);
  return { at: `${place}.restartPolicy`, effect };
}

/** While a Job is suspended, it may change where its pods are to run. */
function effectOfTemplate({ place, before }: FieldChange): Effect {
  if (valueAt(before, 'spec', 'suspend') !== true) return 'refused';
  if (/^spec\.template\.(metadata\.(annotations|labels)|spec\.(nodeSelector|schedulingGates|tolerations))/.test(place))
    return 'taken';
  return /^spec\.template\.spec\.(affinity|containers\.resources)/.test(place) ? 'unknown' : 'refused';
}

/** An Indexed Job may change them together with its parallelism. */
function effectOfCompletions({ after }: FieldChange): Effect {
  return textAt(after, 'spec', 'completionMode') === 'Indexed' ? 'unknown' : 'refused';
}
