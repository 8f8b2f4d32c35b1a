import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ToppingSuggestionPod, ToppingSuggestionService } from './topping-suggestion';
import { UtilityPod } from './utility-pod';
import { WebappPod, WebappService, type WebappServiceProps } from './webapp';

/** What differs between the states of the platform, and the images they run. */
export interface PlatformProps {
  /**
   * Number of webapp pods, from 1 on.
   *
   * @default 1
   */
  readonly webappPods?: number;

  /**
   * Type of Service webapp. With the Service, the webapp pods get the label that it selects by.
   *
   * @default - no Service webapp, its pods not labelled
   */
  readonly webappService?: WebappServiceProps['type'];

  /**
   * Whether there is a utility pod.
   *
   * @default false
   */
  readonly utility?: boolean;

  /**
   * The topping suggestion pod alone, not labelled; or with its Service and the label that this selects by.
   *
   * @default - neither
   */
  readonly toppingSuggestion?: 'pod' | 'service';

  /**
   * Image reference of the webapp pods.
   *
   * @default - that of WebappPod
   */
  readonly webappImage?: string;

  /**
   * Image reference of the topping suggestion pod.
   *
   * @default - that of ToppingSuggestionPod
   */
  readonly toppingSuggestionImage?: string;

  /**
   * Image reference of the utility pod.
   *
   * @default - that of UtilityPod
   */
  readonly utilityImage?: string;
}

/** The whole platform at one point of the workshop: a chart that synthesizes a folder of manifests. */
export class Platform extends Chart {
  constructor(scope: Construct, id: string, props: PlatformProps = {}) {
    super(scope, id);

    for (let pod = 1; pod <= (props.webappPods ?? 1); pod++) {
      new WebappPod(this, `webapp-pod-${pod}`, {
        name: pod === 1 ? 'hs-pizza-webapp' : `hs-pizza-webapp-${pod}`,
        image: props.webappImage,
        labelled: props.webappService !== undefined,
      });
    }
    if (props.webappService) {
      new WebappService(this, 'webapp-service', { type: props.webappService });
    }
    if (props.utility) {
      new UtilityPod(this, 'utility-pod', { image: props.utilityImage });
    }
    if (props.toppingSuggestion) {
      new ToppingSuggestionPod(this, 'topping-suggestion-pod', {
        image: props.toppingSuggestionImage,
        labelled: props.toppingSuggestion === 'service',
      });
    }
    if (props.toppingSuggestion === 'service') {
      new ToppingSuggestionService(this, 'topping-suggestion-service');
    }
  }
}
