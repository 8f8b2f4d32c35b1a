import type { Construct } from 'constructs';
import { k8s } from 'cdk8s-plus-27';

/** What may differ from one topping suggestion pod to another. */
export interface ToppingSuggestionPodProps {
  /**
   * Image reference of the topping suggestion service.
   *
   * @default "ponderosa/topping-suggestion:latest"
   */
  readonly image?: string;

  /**
   * Whether the pod carries the label that Service topping-suggestion-service selects by.
   *
   * @default true
   */
  readonly labelled?: boolean;
}

/**
 * The pod `hs-pizza-topping-suggestion`, which suggests three toppings for a pizza.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class ToppingSuggestionPod extends k8s.KubePod {
  /** The label that Service topping-suggestion-service selects by. */
  static readonly label = { app: 'hs-pizza-topping-suggestion' } as const;

  /** The port that the topping suggestion service listens on. */
  static readonly port = 5678;

  constructor(scope: Construct, id: string, props: ToppingSuggestionPodProps = {}) {
    const { image = 'ponderosa/topping-suggestion:latest', labelled = true } = props;
    super(scope, id, {
      metadata: {
        name: 'hs-pizza-topping-suggestion',
        ...(labelled && { labels: ToppingSuggestionPod.label }),
      },
      spec: {
        containers: [
          {
            name: 'hs-pizza-topping-suggestion-container',
            image,
            imagePullPolicy: 'Always',
            command: ['flask', 'run', '-p', `${ToppingSuggestionPod.port}`, '-h', '0.0.0.0'],
            ports: [{ containerPort: ToppingSuggestionPod.port }],
          },
        ],
      },
    });
  }
}

/**
 * The Service `topping-suggestion-service`: port 80, in front of the topping suggestion pod, inside the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class ToppingSuggestionService extends k8s.KubeService {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      metadata: { name: 'topping-suggestion-service' },
      spec: {
        type: 'ClusterIP',
        ports: [
          {
            name: 'default',
            port: 80,
            targetPort: k8s.IntOrString.fromNumber(ToppingSuggestionPod.port),
            protocol: 'TCP',
          },
        ],
        selector: ToppingSuggestionPod.label,
      },
    });
  }
}
