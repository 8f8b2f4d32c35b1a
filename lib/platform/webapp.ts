import type { Construct } from 'constructs';
import { k8s } from 'cdk8s-plus-27';
import type { Client } from './client';

/** What may differ from one webapp pod to another. */
export interface WebappPodProps {
  /**
   * Name of the pod, a DNS subdomain.
   *
   * @default "hs-pizza-webapp"
   */
  readonly name?: string;

  /**
   * Image reference of the web application.
   *
   * @default "ponderosa/hs-pizza-webapp-service:latest"
   */
  readonly image?: string;

  /**
   * Whether the pod carries the label that Service webapp selects by.
   *
   * @default true
   */
  readonly labelled?: boolean;
}

/**
 * A pod that runs the web application.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class WebappPod extends k8s.KubePod implements Client {
  /** The label that Service webapp selects by. */
  static readonly label = { app: 'hs-pizza-webapp' } as const;

  /** The port that the web application listens on. */
  static readonly port = 1234;

  /** The Service that the web application asks for toppings. */
  readonly asks = ['topping-suggestion-service'];

  constructor(scope: Construct, id: string, props: WebappPodProps = {}) {
    const { name = 'hs-pizza-webapp', image = 'ponderosa/hs-pizza-webapp-service:latest', labelled = true } = props;
    super(scope, id, {
      metadata: {
        name,
        labels: { best_pasta_shape: 'penne', ...(labelled && WebappPod.label) },
        annotations: { best_pizza_topping: 'basil' },
      },
      spec: {
        containers: [
          {
            name: 'hs-pizza-webapp-container',
            image,
            imagePullPolicy: 'Always',
            ports: [{ containerPort: WebappPod.port }],
          },
        ],
      },
    });
  }
}

/** What may differ from one webapp Service to another. */
export interface WebappServiceProps {
  /**
   * From where the Service is reached: inside the cluster only, or from outside as well.
   *
   * @default "ClusterIP"
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
   */
  readonly type?: 'ClusterIP' | 'LoadBalancer';
}

/**
 * The Service `webapp`: port 80, in front of every webapp pod.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class WebappService extends k8s.KubeService {
  constructor(scope: Construct, id: string, props: WebappServiceProps = {}) {
    const { type = 'ClusterIP' } = props;
    super(scope, id, {
      metadata: { name: 'webapp' },
      spec: {
        type,
        ports: [{ name: 'default', port: 80, targetPort: k8s.IntOrString.fromNumber(WebappPod.port), protocol: 'TCP' }],
        selector: WebappPod.label,
      },
    });
  }
}
