import type { PlatformProps } from './platform';
import type { Settings } from './settings';

/** The platform as it stands after a part of the workshop. */
export interface State {
  /** Name of the state and of its folder of manifests, a DNS label. */
  readonly name: string;

  /** The platform in this state. */
  readonly props: PlatformProps;
}

/** The platform's states, in the workshop's order: each is the one before plus one change. states.md tells what each one changes. */
export function states({ webappPods, ...images }: Settings): State[] {
  const webappPod: PlatformProps = images;
  const clusterIp: PlatformProps = { ...webappPod, webappService: 'ClusterIP', utility: true };
  const secondPod: PlatformProps = { ...clusterIp, webappPods };
  const loadBalancer: PlatformProps = { ...secondPod, webappService: 'LoadBalancer' };
  const toppingSuggestionPod: PlatformProps = { ...loadBalancer, toppingSuggestion: 'pod' };
  const toppingSuggestionService: PlatformProps = { ...toppingSuggestionPod, toppingSuggestion: 'service' };

  return [
    { name: '1-webapp-pod', props: webappPod },
    { name: '2-cluster-ip', props: clusterIp },
    { name: '3-second-pod', props: secondPod },
    { name: '4-load-balancer', props: loadBalancer },
    { name: '5-topping-suggestion-pod', props: toppingSuggestionPod },
    { name: '6-topping-suggestion-service', props: toppingSuggestionService },
  ];
}
