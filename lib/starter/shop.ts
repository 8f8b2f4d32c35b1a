import { Construct } from 'constructs';
import { k8s } from 'cdk8s-plus-27';

/** What Service shop selects its pods by. */
const selector = { app: 'shop' };

/** The port that the shop listens on. */
const port = 8080;

const serviceName = 'shop';

/** How the shop runs. */
export interface ShopProps {
  /** Image reference of the shop. */
  readonly image: string;

  /**
   * Number of pods.
   *
   * @default 1
   */
  readonly replicas?: number;
}

/**
 * The Deployment `shop`, whose pods answer on the port.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class ShopDeployment extends k8s.KubeDeployment {
  constructor(scope: Construct, id: string, { image, replicas }: ShopProps) {
    super(scope, id, {
      metadata: { name: 'shop' },
      spec: {
        replicas,
        selector: { matchLabels: selector },
        template: {
          metadata: { labels: selector },
          spec: { containers: [{ name: 'shop', image, ports: [{ containerPort: port }] }] },
        },
      },
    });
  }
}

/**
 * The Service `shop`: port 80, in front of the Deployment's pods.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class ShopService extends k8s.KubeService {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      metadata: { name: serviceName },
      spec: { selector, ports: [{ port: 80, targetPort: k8s.IntOrString.fromNumber(port) }] },
    });
  }
}

/** The shop: its Deployment and its Service. */
export class Shop extends Construct {
  /** Name of the Service that others ask. */
  static readonly serviceName = serviceName;

  constructor(scope: Construct, id: string, props: ShopProps) {
    super(scope, id);
    new ShopDeployment(this, 'deployment', props);
    new ShopService(this, 'service');
  }
}
