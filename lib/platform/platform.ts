import { Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { asks, everyService } from '../overview/asks';
import { ToppingSuggestion } from './topping-suggestion';
import { UtilityPod } from './utility-pod';
import { Webapp, type WebappProps } from './webapp';

/** What differs between the states of the platform, and the images they run. */
export interface PlatformProps extends ChartProps {
  /** Image reference of the webapp pods. */
  readonly webappImage: string;

  /** Image reference of the topping suggestion pod. */
  readonly toppingSuggestionImage: string;

  /** Image reference of the utility pod, an image with bash and curl. */
  readonly utilityImage: string;

  /**
   * Number of webapp pods, from 1 on.
   *
   * @default 1
   */
  readonly webappPods?: number;

  /**
   * Type of Service webapp.
   *
   * @default - no Service webapp
   */
  readonly webappService?: WebappProps['service'];

  /**
   * Whether there is a utility pod.
   *
   * @default false
   */
  readonly utility?: boolean;

  /**
   * The topping suggestion pod alone, or with its Service.
   *
   * @default - neither
   */
  readonly toppingSuggestion?: 'pod' | 'service';
}

/** The whole platform at one point of the workshop: a chart that synthesizes a folder of manifests. */
export class Platform extends Chart {
  constructor(scope: Construct, id: string, props: PlatformProps) {
    super(scope, id, props);

    const webapp = new Webapp(this, 'webapp', {
      image: props.webappImage,
      pods: props.webappPods,
      service: props.webappService,
    });
    asks(webapp, ToppingSuggestion);

    if (props.utility) {
      asks(new UtilityPod(this, 'utility-pod', { image: props.utilityImage }), everyService);
    }
    if (props.toppingSuggestion) {
      new ToppingSuggestion(this, 'topping-suggestion', {
        image: props.toppingSuggestionImage,
        service: props.toppingSuggestion === 'service',
      });
    }
  }
}
