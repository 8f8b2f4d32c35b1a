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
export function states({ webappPods, ...images }: Settings): State[] {
  const webappPod: PlatformProps = images;
  const clusterIp: PlatformProps = { ...webappPod, webappService: 'ClusterIP', utility: true };
  const secondPod: PlatformProps = { ...clusterIp, webappPods };
  const loadBalancer: PlatformProps = { ...secondPod, webappService: 'LoadBalancer' };
  const toppingSuggestionPod: PlatformProps = { ...loadBalancer, toppingSuggestion: 'pod' };
  const toppingSuggestionService: PlatformProps = { ...toppingSuggestionPod, toppingSuggestion: 'service' };

  return [
    {
      name: '1-webapp-pod',
      change: 'The webapp runs in one pod, which carries no label yet that a Service could select it by.',
      props: webappPod,
    },
    {
      name: '2-cluster-ip',
      change:
        'The pod is labelled, Service webapp selects it, and the utility pod can try that from inside the cluster.',
      props: clusterIp,
    },
    {
      name: '3-second-pod',
      change: `The number of webapp pods becomes ${webappPods}, and Service webapp spreads requests over all of them.`,
      props: secondPod,
    },
    {
      name: '4-load-balancer',
      change: 'Service webapp becomes a LoadBalancer, which lets the outside world in.',
      props: loadBalancer,
    },
    {
      name: '5-topping-suggestion-pod',
      change: 'The topping suggestion service runs in a pod, which is not labelled yet, so the webapp cannot reach it.',
      props: toppingSuggestionPod,
    },
    {
      name: '6-topping-suggestion-service',
      change:
        'That pod is labelled and Service topping-suggestion-service selects it, which the webapp asks by that name.',
      props: toppingSuggestionService,
    },
  ];
}
