import { isMap, labelsAt, textAt, valueAt } from '../../manifests/fields';
import type { Effect } from './effect';
import { metadataDefaults, metadataRules, metadataTexts } from './metadata';
import { podSpecAt } from './pod-spec';
import type { Change, KindRules } from './rule';

const template = podSpecAt('spec.template.spec');

/** A Deployment. @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
export const deployment: KindRules = {
  ...template,
  defaults: new Map([
    ...metadataDefaults,
    ...template.defaults,
    ['spec.minReadySeconds', 0],
    ['spec.paused', false],
    ['spec.progressDeadlineSeconds', 600],
    ['spec.replicas', 1],
    ['spec.revisionHistoryLimit', 10],
    ['spec.strategy', {}],
    ['spec.strategy.rollingUpdate', (object) => (isRolling(object) ? {} : undefined)],
    ['spec.strategy.rollingUpdate.maxSurge', '25%'],
    ['spec.strategy.rollingUpdate.maxUnavailable', '25%'],
    ['spec.strategy.type', 'RollingUpdate'],
    ['spec.template.metadata.annotations', {}],
  ]),
  texts: [
    ...metadataTexts,
    ...metadataTexts.map((place) => `spec.template.${place}`),
    'spec.selector.matchLabels',
    ...template.texts,
  ],
  rules: [
    ...metadataRules,
    { at: 'metadata', effect: 'unknown' },
    { at: 'spec.selector', effect: ({ after }) => (isMatching(after) ? 'refused' : 'invalid') },
    {
      at: 'spec.strategy',
      effect: ({ after }) =>
        isRolling(after) || !isMap(valueAt(after, 'spec', 'strategy', 'rollingUpdate')) ? 'taken' : 'invalid',
    },
    { at: 'spec.template.metadata.labels', effect: ({ after }) => (isMatching(after) ? undefined : 'invalid') },
    { at: 'spec.template.metadata.labels', effect: rollout },
    { at: 'spec.template.metadata.annotations', effect: rollout },
    { at: 'spec.template.metadata.creationTimestamp', effect: 'unchanged' },
    { at: 'spec.template.metadata', effect: 'unknown' },
    { at: 'spec.template.spec.restartPolicy', effect: 'invalid' },
    { at: 'spec.template.spec.activeDeadlineSeconds', effect: 'invalid' },
    // The API server keeps the account under a second name, which the manifest does not take away.
    { at: 'spec.template.spec.serviceAccountName', effect: ({ to }) => (to === undefined ? 'stays' : undefined) },
    { at: 'spec.template', effect: rollout },
    { at: 'spec', effect: 'taken' },
  ],
};

const isRolling = (object: unknown): boolean =>
  ['', 'RollingUpdate'].includes(textAt(object, 'spec', 'strategy', 'type'));

/** Whether the selector finds the template's labels. */
function isMatching(object: unknown): boolean {
  const labels = labelsAt(object, 'spec', 'template', 'metadata', 'labels');
  return [...labelsAt(object, 'spec', 'selector', 'matchLabels')].every(([key, value]) => labels.get(key) === value);
}

/** New pods replace the old ones, but for a Deployment that is paused or has none. */
function rollout({ after }: Change): Effect {
  return valueAt(after, 'spec', 'paused') === true || valueAt(after, 'spec', 'replicas') === 0 ? 'taken' : 'new-pods';
}
