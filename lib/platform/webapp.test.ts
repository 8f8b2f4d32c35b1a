import { Testing } from 'cdk8s';
import { WebappPod, type WebappPodProps, WebappService, type WebappServiceProps } from './webapp';

describe('WebappPod', () => {
  const manifest = (props?: WebappPodProps): unknown => {
    const chart = Testing.chart();
    return new WebappPod(chart, 'pod', props).toJson();
  };

  test('without props is the labelled pod with the workshop’s image', () => {
    expect(manifest()).toEqual({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'hs-pizza-webapp',
        labels: { app: 'hs-pizza-webapp', best_pasta_shape: 'penne' },
        annotations: { best_pizza_topping: 'basil' },
      },
      spec: {
        containers: [
          {
            name: 'hs-pizza-webapp-container',
            image: 'ponderosa/hs-pizza-webapp-service:latest',
            imagePullPolicy: 'Always',
            ports: [{ containerPort: 1234 }],
          },
        ],
      },
    });
  });

  test('with all props has that name, that image and no label to select by', () => {
    const props: Required<WebappPodProps> = { name: 'another', image: 'me/webapp:1.0', labelled: false };
    expect(manifest(props)).toMatchObject({
      metadata: { name: 'another', labels: { best_pasta_shape: 'penne' } },
      spec: { containers: [{ image: 'me/webapp:1.0' }] },
    });
    expect(manifest(props)).not.toHaveProperty('metadata.labels.app');
  });
});

describe('WebappService', () => {
  const manifest = (props?: WebappServiceProps): unknown =>
    new WebappService(Testing.chart(), 'service', props).toJson();

  test('without props is reached inside the cluster only', () => {
    expect(manifest()).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'webapp' },
      spec: {
        type: 'ClusterIP',
        ports: [{ name: 'default', port: 80, targetPort: 1234, protocol: 'TCP' }],
        selector: { app: 'hs-pizza-webapp' },
      },
    });
  });

  test('with all props has that type', () => {
    const props: Required<WebappServiceProps> = { type: 'LoadBalancer' };
    expect(manifest(props)).toHaveProperty('spec.type', 'LoadBalancer');
  });
});
