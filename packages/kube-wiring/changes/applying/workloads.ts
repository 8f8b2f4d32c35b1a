import { isMap, labelsAt, labelText, listAt, textAt, valueAt } from '../../manifests/fields';
import { type Defaults, fields, filledIn, leftOut } from './defaults';
import { anyNames, claimTemplate, keptPolicy, metadata, object, podRules, podSpec } from './pod-spec';
import type { FieldChange } from './difference';
import { type Answer, type Effect, type Kind, type Rule, rulesAt } from './rule';

/** A template of pods. */
export const template = filledIn({ metadata, spec: podSpec() });

/** A selector of pods. */
export const selector = { matchExpressions: null, matchLabels: anyNames() };

/**
 * A kind that keeps pods running, and finds them by their labels.
 *
 * @param newPods what it does with another template
 */
const workload = (fields: Defaults, ownRules: readonly Rule[], newPods: (after: unknown) => Effect): Kind => ({
  defaults: { ...object, spec: filledIn({ minReadySeconds: 0, selector, template, ...fields }) },
  rules: [
    ...podRules('spec.template.spec'),
    { at: 'spec.selector', effect: effectOfSelector },
    { at: 'spec.template.metadata', effect: missedLabels },
    { at: 'spec.template.spec.restartPolicy', effect: () => ['invalid', 'its pods always restart'] },
    { at: 'spec.template.spec.activeDeadlineSeconds', effect: () => ['invalid', 'its pods have no deadline'] },
    ...ownRules,
    {
      at: 'spec.template',
      effect: (change) => [
        valueAt(change.after, 'spec', 'replicas') === 0 ? 'taken' : newPods(change.after),
        keptPolicy(change),
      ],
    },
    { at: 'spec', effect: 'taken' },
  ],
});

/** A selector is fixed, and one that finds all pods is none. */
const effectOfSelector = (change: FieldChange): Answer =>
  hasSelector(change.after) ? (missedLabels(change) ?? 'refused') : ['invalid', 'it needs a selector'];

const hasSelector = (workload: unknown): boolean =>
  labelsAt(workload, 'spec', 'selector', 'matchLabels').size > 0 ||
  listAt(workload, 'spec', 'selector', 'matchExpressions').length > 0;

/** A template whose labels the selector does not find. */
function missedLabels({ after }: FieldChange): Answer | undefined {
  const labels = labelsAt(after, 'spec', 'template', 'metadata', 'labels');
  const missed = [...labelsAt(after, 'spec', 'selector', 'matchLabels')].filter(
    ([key, value]) => labels.get(key) !== value,
  );
  return missed.length > 0
    ? ['invalid', `its template lacks ${missed.map(labelText).join(', ')} of its selector`]
    : undefined;
}

const strategyOf = (workload: unknown): string => textAt(workload, 'spec', 'updateStrategy', 'type');

const newPodsByStrategy = (after: unknown): Effect =>
  strategyOf(after) === 'OnDelete' ? 'new-pods-once-deleted' : 'new-pods';

/** Details of a rolling update beside another strategy. */
const strategyProblem = ({ after }: FieldChange): Answer | undefined =>
  textAt(after, 'spec', 'strategy', 'type') === 'Recreate' && isMap(valueAt(after, 'spec', 'strategy', 'rollingUpdate'))
    ? ['invalid', 'Recreate has no rollingUpdate']
    : undefined;

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
const deployment = workload(
  {
    ...fields('paused=false progressDeadlineSeconds=600 replicas=1 revisionHistoryLimit=10'),
    strategy: filledIn({
      rollingUpdate: filledIn(fields('maxSurge=25% maxUnavailable=25%')),
      type: 'RollingUpdate',
    }),
  },
  [{ at: 'spec.strategy', effect: strategyProblem }],
  (after) => (valueAt(after, 'spec', 'paused') === true ? 'taken' : 'new-pods'),
);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ */
const statefulSet = workload(
  {
    ...fields('ordinals podManagementPolicy=OrderedReady replicas=1 revisionHistoryLimit=10 serviceName='),
    persistentVolumeClaimRetentionPolicy: filledIn(fields('whenDeleted=Retain whenScaled=Retain')),
    updateStrategy: filledIn({
      rollingUpdate: {
        ...fields('maxUnavailable=1 partition=0'),
        [leftOut]: (set) => (strategyOf(set) ? undefined : {}),
      },
      type: 'RollingUpdate',
    }),
    volumeClaimTemplates: claimTemplate,
  },
  [
    { at: 'spec.updateStrategy', effect: keptUpdate },
    ...rulesAt('spec.podManagementPolicy spec.serviceName spec.volumeClaimTemplates', 'refused'),
  ],
  newPodsByStrategy,
);

/** What was filled in stays beside OnDelete, which cannot have it. */
function keptUpdate({ before, after }: FieldChange): Answer | undefined {
  const [was, is] = [before, after].map((set) => valueAt(set, 'spec', 'updateStrategy', 'rollingUpdate'));
  return !strategyOf(before) && !isMap(was) && strategyOf(after) === 'OnDelete' && is === undefined
    ? ['refused', 'OnDelete needs rollingUpdate: null beside it']
    : undefined;
}

/** The kinds that keep pods running, by kind and group. */
export const workloads: Readonly<Record<string, Kind>> = {
  'Deployment.apps': deployment,
  'StatefulSet.apps': statefulSet,
  'DaemonSet.apps': workload(
    {
      revisionHistoryLimit: 10,
      updateStrategy: filledIn({
        rollingUpdate: filledIn(fields('maxSurge=0 maxUnavailable=1')),
        type: 'RollingUpdate',
      }),
    },
    [],
    newPodsByStrategy,
  ),
  'ReplicaSet.apps': workload(fields('replicas=1'), [], () => 'new-pods-once-deleted'),
};
