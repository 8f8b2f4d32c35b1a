import type { PlatformProps } from './platform';
import type { Settings } from './settings';

/** The platform's states by name, in the workshop's order: each is the one before plus one change. */
export function states({ webappPods = 2, ...images }: Settings = {}): Record<string, PlatformProps> {
  const webappPod: PlatformProps = { ...images, webappPods: 1 };
  const clusterIp: PlatformProps = { ...webappPod, webappService: 'ClusterIP', utility: true };
  const secondPod: PlatformProps = { ...clusterIp, webappPods };
  const loadBalancer: PlatformProps = { ...secondPod, webappService: 'LoadBalancer' };
  const toppingSuggestionPod: PlatformProps = { ...loadBalancer, toppingSuggestion: 'pod' };
  const toppingSuggestionService: PlatformProps = { ...toppingSuggestionPod, toppingSuggestion: 'service' };

  return {
    '1-webapp-pod': webappPod,
    '2-cluster-ip': clusterIp,
    '3-second-pod': secondPod,
    '4-load-balancer': loadBalancer,
    '5-topping-suggestion-pod': toppingSuggestionPod,
    '6-topping-suggestion-service': toppingSuggestionService,
  };
}
