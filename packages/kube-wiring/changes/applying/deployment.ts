import { isMap, labelsAt, textAt, valueAt } from '../../manifests/fields';
import { remembered } from './remembered';
import { sibling } from './defaults';
import { metadata, podMerges, podSpec } from './pod-spec';
import type { FieldChange, Effect, Kind } from './rule';

/** A Deployment. @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/ */
export const deployment: Kind = {
  defaults: {
    metadata,
    spec: {
      minReadySeconds: 0,
      paused: false,
      progressDeadlineSeconds: 600,
      replicas: 1,
      revisionHistoryLimit: 10,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
      template: { metadata, spec: { ...podSpec, serviceAccount: sibling('serviceAccountName') } },
    },
  },
  rules: [
    ...podMerges('spec.template.spec'),
    { at: 'spec.selector', effect: ({ after }) => (isSelecting(after) ? 'refused' : 'invalid') },
    { at: 'spec.strategy', effect: effectOfStrategy },
    { at: 'spec.template.metadata.labels', effect: ({ after }) => (isSelecting(after) ? undefined : 'invalid') },
    { at: 'spec.template.spec.restartPolicy', effect: 'invalid' },
    { at: 'spec.template.spec.activeDeadlineSeconds', effect: 'invalid' },
    // The API server keeps the account under a second name, which the manifest does not take away.
    { at: 'spec.template.spec.serviceAccountName', effect: ({ to }) => (to === undefined ? 'stays' : undefined) },
    { at: 'spec.template', effect: effectOfTemplate },
    { at: 'spec', effect: 'taken' },
  ],
};

/** Whether the selector finds the template's labels. */
const isSelecting = remembered((deployment) => {
  const labels = labelsAt(deployment, 'spec', 'template', 'metadata', 'labels');
  const selector = labelsAt(deployment, 'spec', 'selector', 'matchLabels');
  return [...selector].every(([key, value]) => labels.get(key) === value);
});

function effectOfStrategy({ after }: FieldChange): Effect {
  const strategy = valueAt(after, 'spec', 'strategy');
  return textAt(strategy, 'type') === 'Recreate' && isMap(valueAt(strategy, 'rollingUpdate')) ? 'invalid' : 'taken';
}

/** New pods replace the old ones, unless the Deployment is paused or has none. */
function effectOfTemplate({ after }: FieldChange): Effect {
  return valueAt(after, 'spec', 'paused') === true || valueAt(after, 'spec', 'replicas') === 0 ? 'taken' : 'new-pods';
}
