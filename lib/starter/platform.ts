import { Chart, type ChartProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { Shop, type ShopProps } from './shop';

/** What may differ from one state to another. */
export interface PlatformProps extends ChartProps {
  readonly shop: ShopProps;
}

/** The whole platform: a chart that synthesizes a folder of manifests. */
export class Platform extends Chart {
  constructor(scope: Construct, id: string, props: PlatformProps) {
    super(scope, id, props);
    new Shop(this, 'shop', props.shop);
  }
}
