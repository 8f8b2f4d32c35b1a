import type { PlatformProps } from './platform';
import type { Settings } from './settings';

/** The platform as it stands after a part of the workshop. */
export interface State {
  /** Name of the state and of its folder of manifests, a DNS label. */
  readonly name: string;

  /** What the state changes from the one before, in one sentence. */
  readonly change: string;

  /** The platform in this state. */
  readonly props: PlatformProps;
}

/** The platform's states, in the workshop's order: each is the one before plus one change. */
export function states({ webappPods = 2, ...images }: Settings = {}): State[] {
  const changes: State[] = [
    {
      name: '1-webapp-pod',
      change: 'The webapp runs in one pod, which carries no label yet that a Service could select it by.',
      props: { ...images, webappPods: 1 },
    },
    {
      name: '2-cluster-ip',
      change:
        'The pod is labelled, Service webapp selects it, and the utility pod can try that from inside the cluster.',
      props: { webappService: 'ClusterIP', utility: true },
    },
    {
      name: '3-second-pod',
      change: `The number of webapp pods becomes ${webappPods}, and Service webapp spreads requests over all of them.`,
      props: { webappPods },
    },
    {
      name: '4-load-balancer',
      change: 'Service webapp becomes a LoadBalancer, which lets the outside world in.',
      props: { webappService: 'LoadBalancer' },
    },
    {
      name: '5-topping-suggestion-pod',
      change: 'The topping suggestion service runs in a pod, which is not labelled yet, so the webapp cannot reach it.',
      props: { toppingSuggestion: 'pod' },
    },
    {
      name: '6-topping-suggestion-service',
      change:
        'That pod is labelled and Service topping-suggestion-service selects it, which the webapp asks by that name.',
      props: { toppingSuggestion: 'service' },
    },
  ];

  let props: PlatformProps = {};
  return changes.map((state) => ({ ...state, props: (props = { ...props, ...state.props }) }));
}
