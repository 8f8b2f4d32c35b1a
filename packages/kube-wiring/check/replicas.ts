import { title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { Found } from './finding';

/** Finds the Services that nobody answers for, as all workloads behind them have no replicas. */
export const zeroReplicas = ({ services }: Graph): Found[] =>
  services
    .filter(({ selected }) => selected.length > 0 && selected.every(({ count }) => count === 0))
    .map(({ service: { object }, selected: [first, ...more] }) => {
      const names = `${first ? title(first.object) : ''}${more.length > 0 ? ` and ${more.length} more have` : ' has'}`;
      return {
        code: 'zero-replicas',
        certainty: 'likely',
        object,
        path: ['spec', 'selector'],
        text: `${title(object)} reaches no pod: ${names} replicas: 0. Ignore this if they are scaled later.`,
      };
    });
