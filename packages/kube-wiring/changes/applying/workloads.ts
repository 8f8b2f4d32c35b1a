import { isMap, labelsAt, labelText, textAt, valueAt } from '../../manifests/fields';
import { all, type Defaults, filledIn, leftOut } from './defaults';
import { claimTemplate, keptPolicy, metadata, object, podRules, podSpec } from './pod-spec';
import { type Answer, type Effect, type FieldChange, type Kind, type Rule, rulesAt } from './rule';

/** A template of pods. */
export const template = filledIn({ metadata, spec: podSpec() });

export const selector = { matchExpressions: null, matchLabels: filledIn({ '*': null }) };

/**
 * A kind that keeps pods running, and finds them by their labels.
 *
 * @param newPods what it does with another template
 */
const workload = (fields: Defaults, ownRules: readonly Rule[], newPods: (after: unknown) => Effect): Kind => ({
  defaults: { ...object, spec: filledIn({ minReadySeconds: 0, selector, template, ...fields }) },
  rules: [
    ...podRules('spec.template.spec'),
    { at: 'spec.selector', effect: (change) => missedLabels(change) ?? 'refused' },
    { at: 'spec.template.metadata.labels', effect: missedLabels },
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

const newPodsByStrategy = (after: unknown): Effect =>
  textAt(after, 'spec', 'updateStrategy', 'type') === 'OnDelete' ? 'new-pods-once-deleted' : 'new-pods';

/** What refuses details of a rolling update beside another type of strategy. */
const strategyRule = (name: string, type: string): Rule => ({
  at: `spec.${name}`,
  effect: ({ after }) =>
    textAt(after, 'spec', name, 'type') === type && isMap(valueAt(after, 'spec', name, 'rollingUpdate'))
      ? ['invalid', `${type} has no rollingUpdate`]
      : undefined,
});

const revisionHistoryLimit = 10;

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
const deployment = workload(
  {
    paused: false,
    progressDeadlineSeconds: 600,
    replicas: 1,
    revisionHistoryLimit,
    strategy: filledIn({ rollingUpdate: filledIn(all('25%', 'maxSurge maxUnavailable')), type: 'RollingUpdate' }),
  },
  [strategyRule('strategy', 'Recreate')],
  (after) => (valueAt(after, 'spec', 'paused') === true ? 'taken' : 'new-pods'),
);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ */
const statefulSet = workload(
  {
    ordinals: null,
    persistentVolumeClaimRetentionPolicy: filledIn(all('Retain', 'whenDeleted whenScaled')),
    podManagementPolicy: 'OrderedReady',
    replicas: 1,
    revisionHistoryLimit,
    serviceName: '',
    updateStrategy: filledIn({
      type: 'RollingUpdate',
      rollingUpdate: {
        maxUnavailable: 1,
        partition: 0,
        [leftOut]: (object: unknown) => (textAt(object, 'spec', 'updateStrategy', 'type') ? undefined : {}),
      },
    }),
    volumeClaimTemplates: claimTemplate,
  },
  [
    strategyRule('updateStrategy', 'OnDelete'),
    { at: 'spec.updateStrategy', effect: keptUpdate },
    ...rulesAt('spec.podManagementPolicy spec.serviceName spec.volumeClaimTemplates', 'refused'),
  ],
  newPodsByStrategy,
);

/** What was filled in stays beside OnDelete, which cannot have it. */
function keptUpdate({ before, after }: FieldChange): Answer | undefined {
  const [was, is] = [before, after].map((object) => valueAt(object, 'spec', 'updateStrategy'));
  const isFilledIn = !textAt(was, 'type') && !isMap(valueAt(was, 'rollingUpdate'));
  return isFilledIn && textAt(is, 'type') === 'OnDelete' && valueAt(is, 'rollingUpdate') === undefined
    ? ['refused', 'OnDelete needs rollingUpdate: null beside it']
    : undefined;
}

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ */
const daemonSet = workload(
  {
    revisionHistoryLimit,
    updateStrategy: filledIn({ rollingUpdate: filledIn({ maxSurge: 0, maxUnavailable: 1 }), type: 'RollingUpdate' }),
  },
  [],
  newPodsByStrategy,
);

/** @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/ */
const replicaSet = workload({ replicas: 1 }, [], () => 'new-pods-once-deleted');

/** The kinds that keep pods running, by kind and group. */
export const workloads: Readonly<Record<string, Kind>> = {
  'Deployment.apps': deployment,
  'StatefulSet.apps': statefulSet,
  'DaemonSet.apps': daemonSet,
  'ReplicaSet.apps': replicaSet,
};
