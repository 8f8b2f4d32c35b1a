import { textAt } from '../manifests/fields';
import { title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { PodGroup } from '../wiring/pod-group';
import type { Found } from './finding';

const isPaused = ({ object }: PodGroup): boolean =>
  object.kind === 'Deployment' && textAt(object.value, 'spec', 'paused') === 'true';

/** Finds the Services that nobody answers for, as all workloads behind them have no replicas, or none yet. */
export const zeroReplicas = ({ services }: Graph): Found[] =>
  services.flatMap(({ service: { object }, selected }): Found[] => {
    const about = { certainty: 'likely', object, path: ['spec', 'selector'] } as const;
    const waiting = selected.filter((podGroup) => podGroup.count > 0);
    const [first, ...more] = waiting.length > 0 ? waiting : selected;
    if (!first || !waiting.every(isPaused)) return [];
    const names = `${title(first.object)}${more.length > 0 ? ` and ${more.length} more` : ''}`;
    const have = more.length > 0 ? 'have' : 'has';
    if (waiting.length > 0) {
      const text = `${title(object)} reaches no pod if ${names} ${more.length > 0 ? 'are' : 'is'} new: what is paused makes none. Take out paused, or ignore this if it has pods.`;
      return [{ ...about, code: 'paused-deployment', text }];
    }
    const text = `${title(object)} reaches no pod: ${names} ${have} replicas: 0. Ignore this if they are scaled later.`;
    return [{ ...about, code: 'zero-replicas', text }];
  });
