import { Chart, type ChartProps } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Shop, type ShopProps } from './shop';

/** What may differ from one state to another. */
export interface PlatformProps extends ChartProps {
  readonly shop: ShopProps;
}

/**
 * The whole platform: a chart that synthesizes a folder of manifests, with the namespace that it is in, if it names
 * one.
 */
export class Platform extends Chart {
  constructor(scope: Construct, id: string, props: PlatformProps) {
    super(scope, id, props);
    if (props.namespace) new k8s.KubeNamespace(this, 'namespace', { metadata: { name: props.namespace } });
    new Shop(this, 'shop', props.shop);
  }
}
