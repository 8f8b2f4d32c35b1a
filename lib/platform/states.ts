import type { State } from '../synth/state';
import { read } from '../synth/variable';
import type { PlatformProps } from './platform';
import { variables } from './settings';

/**
 * The platform's states, in the workshop's order: each is the one before and what a part of the workshop adds. states.md
 * tells what that is.
 *
 * @param env the environment variables, which may set what `variables` names
 * @throws Error for a value of one that is not allowed
 */
export function states(env: NodeJS.ProcessEnv): State<PlatformProps>[] {
  const webappPod: State<PlatformProps> = {
    name: '1-webapp-pod',
    props: {
      webappImage: read(variables.webappImage, env),
      utilityImage: read(variables.utilityImage, env),
      toppingSuggestionImage: read(variables.toppingSuggestionImage, env),
    },
  };
  const clusterIp: State<PlatformProps> = {
    name: '2-cluster-ip',
    after: webappPod,
    props: { ...webappPod.props, webappService: 'ClusterIP', utility: true },
  };
  const secondPod: State<PlatformProps> = {
    name: '3-second-pod',
    after: clusterIp,
    props: { ...clusterIp.props, webappPods: read(variables.webappPods, env) },
  };
  const loadBalancer: State<PlatformProps> = {
    name: '4-load-balancer',
    after: secondPod,
    props: { ...secondPod.props, webappService: 'LoadBalancer' },
  };
  const toppingSuggestionPod: State<PlatformProps> = {
    name: '5-topping-suggestion-pod',
    after: loadBalancer,
    props: { ...loadBalancer.props, toppingSuggestion: 'pod' },
  };
  const toppingSuggestionService: State<PlatformProps> = {
    name: '6-topping-suggestion-service',
    after: toppingSuggestionPod,
    props: { ...toppingSuggestionPod.props, toppingSuggestion: 'service' },
  };
  return [webappPod, clusterIp, secondPod, loadBalancer, toppingSuggestionPod, toppingSuggestionService];
}
