import { Construct } from 'constructs';
import { k8s } from 'cdk8s-plus-27';

/** What Service topping-suggestion-service selects its pod by. */
const selector = { app: 'hs-pizza-topping-suggestion' };

/** The port that the topping suggestion service listens on. */
const port = 5678;

const serviceName = 'topping-suggestion-service';

/** How the topping suggestion service runs. */
export interface ToppingSuggestionProps {
  /** Image reference of the topping suggestion service. */
  readonly image: string;

  /** Whether there is a Service; without one, the pod lacks the label that it would select by. */
  readonly service: boolean;
}

/**
 * The pod `hs-pizza-topping-suggestion`, which suggests three toppings for a pizza.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class ToppingSuggestionPod extends k8s.KubePod {
  constructor(scope: Construct, id: string, { image, service }: ToppingSuggestionProps) {
    super(scope, id, {
      metadata: { name: 'hs-pizza-topping-suggestion', ...(service && { labels: selector }) },
      spec: {
        containers: [
          {
            name: 'hs-pizza-topping-suggestion-container',
            image,
            imagePullPolicy: 'Always',
            command: ['flask', 'run', '-p', `${port}`, '-h', '0.0.0.0'],
            ports: [{ containerPort: port }],
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
      metadata: { name: serviceName },
      spec: {
        type: 'ClusterIP',
        ports: [{ name: 'default', port: 80, targetPort: k8s.IntOrString.fromNumber(port), protocol: 'TCP' }],
        selector,
      },
    });
  }
}

/** The topping suggestion service: its pod and, if it has one, its Service. */
export class ToppingSuggestion extends Construct {
  /** Name of the Service that others ask. */
  static readonly serviceName = serviceName;

  constructor(scope: Construct, id: string, props: ToppingSuggestionProps) {
    super(scope, id);
    new ToppingSuggestionPod(this, 'pod', props);
    if (props.service) new ToppingSuggestionService(this, 'service');
  }
}
