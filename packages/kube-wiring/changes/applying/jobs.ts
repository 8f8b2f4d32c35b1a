import { textAt, valueAt } from '../../manifests/fields';
import { type Defaults, fields, filledIn } from './defaults';
import { keptPolicy, metadata, object, podRules } from './pod-spec';
import type { FieldChange } from './difference';
import { type Answer, type Effect, type Kind, type Rule, rulesAt } from './rule';
import { selector, template } from './workloads';

const spec: Defaults = {
  ...fields(`activeDeadlineSeconds backoffLimit backoffLimitPerIndex completionMode completions managedBy manualSelector
    maxFailedIndexes parallelism podReplacementPolicy scheduling successPolicy suspend ttlSecondsAfterFinished`),
  podFailurePolicy: { rules: { ...fields('action onExitCodes'), onPodConditions: fields('status=True type') } },
  selector,
  template,
};

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export const job: Kind = {
  defaults: {
    ...object,
    spec: filledIn({
      ...spec,
      ...fields('completionMode=NonIndexed manualSelector=false suspend=false'),
      backoffLimit: (job) => (hasField(job, 'backoffLimitPerIndex') ? 2 ** 31 - 1 : 6),
      // It depends on parallelism, and on what was left out before.
      completions: undefined,
      podReplacementPolicy: (job) => (hasField(job, 'podFailurePolicy') ? 'Failed' : 'TerminatingOrFailed'),
    }),
  },
  rules: [
    restartRule('spec.template.spec'),
    ...podRules('spec.template.spec', 'unknown'),
    { at: 'spec.template', effect: effectOfTemplate },
    { at: 'spec.completions', effect: effectOfCompletions },
    { at: 'spec.parallelism', effect: effectOfParallelism },
    ...rulesAt('spec.backoffLimitPerIndex spec.completionMode spec.managedBy spec.podFailurePolicy', 'refused'),
    { at: 'spec.selector', effect: effectOfSelector },
    { at: 'spec.successPolicy', effect: 'refused' },
    { at: 'spec', effect: 'taken' },
  ],
};

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export const cronJob: Kind = {
  defaults: {
    ...object,
    spec: filledIn({
      ...fields(`concurrencyPolicy=Allow failedJobsHistoryLimit=1 schedule startingDeadlineSeconds
        successfulJobsHistoryLimit=3 suspend=false timeZone`),
      jobTemplate: filledIn({ metadata, spec: filledIn(spec) }),
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

/** Without `manualSelector: true`, the API server makes the selector itself. */
function effectOfSelector({ after }: FieldChange): Answer {
  const isManual = valueAt(after, 'spec', 'manualSelector') === true;
  return isManual === hasField(after, 'selector')
    ? 'refused'
    : ['invalid', 'a selector and manualSelector: true need each other'];
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

/** Beside completions, it is 1 where it is left out. Without, these may change with it. */
function effectOfParallelism({ from, to, before, after }: FieldChange): Effect {
  const isWritten = [from, to].every((value) => (value ?? null) !== null);
  if (!isWritten && ![before, after].every((job) => hasField(job, 'completions'))) return 'unknown';
  return (from ?? 1) === (to ?? 1) ? 'unchanged' : 'taken';
}
