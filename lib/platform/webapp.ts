import { Construct } from 'constructs';
import { k8s } from 'cdk8s-plus-27';

/** What Service webapp selects its pods by. */
const selector = { app: 'hs-pizza-webapp' };

/** The port that the web application listens on. */
const port = 1234;

/** How the web application runs. */
export interface WebappProps {
  /** Image reference of the web application. */
  readonly image: string;

  /**
   * Number of pods, from 1 on.
   *
   * @default 1
   */
  readonly pods?: number;

  /**
   * Type of Service webapp: ClusterIP is reached inside the cluster only, LoadBalancer from outside as well.
   *
   * @default - no Service, and pods without the label that it would select by
   * @see https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types
   */
  readonly service?: 'ClusterIP' | 'LoadBalancer';
}

/**
 * A pod that runs the web application.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class WebappPod extends k8s.KubePod {
  constructor(scope: Construct, id: string, { name, image, service }: WebappProps & { readonly name: string }) {
    super(scope, id, {
      metadata: {
        name,
        labels: { best_pasta_shape: 'penne', ...(service && selector) },
        annotations: { best_pizza_topping: 'basil' },
      },
      spec: {
        containers: [
          {
            name: 'hs-pizza-webapp-container',
            image,
            imagePullPolicy: 'Always',
            ports: [{ containerPort: port }],
          },
        ],
      },
    });
  }
}

/**
 * The Service `webapp`: port 80, in front of every webapp pod.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class WebappService extends k8s.KubeService {
  constructor(scope: Construct, id: string, { service }: WebappProps) {
    super(scope, id, {
      metadata: { name: 'webapp' },
      spec: {
        type: service,
        ports: [{ name: 'default', port: 80, targetPort: k8s.IntOrString.fromNumber(port), protocol: 'TCP' }],
        selector,
      },
    });
  }
}

/** The web application: its pods and, if it has one, their Service. */
export class Webapp extends Construct {
  constructor(scope: Construct, id: string, props: WebappProps) {
    super(scope, id);
    for (let pod = 1; pod <= (props.pods ?? 1); pod++) {
      const name = pod === 1 ? 'hs-pizza-webapp' : `hs-pizza-webapp-${pod}`;
      new WebappPod(this, `pod-${pod}`, { ...props, name });
    }
    if (props.service) new WebappService(this, 'service', props);
  }
}
