import type { Construct } from 'constructs';
import { k8s } from 'cdk8s-plus-27';

/** What may differ from one utility pod to another. */
export interface UtilityPodProps {
  /** Image reference of an image with bash and curl. */
  readonly image: string;
}

/**
 * The pod `utility`, which waits for somebody to `kubectl exec` into it and try the Services from inside the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class UtilityPod extends k8s.KubePod {
  constructor(scope: Construct, id: string, { image }: UtilityPodProps) {
    super(scope, id, {
      metadata: { name: 'utility', labels: { best_pasta_shape: 'rigatoni' } },
      spec: {
        containers: [
          {
            name: 'utility',
            image,
            command: ['/bin/bash', '-c', '--'],
            args: ['while true; do sleep 30; done;'],
          },
        ],
      },
    });
  }
}
