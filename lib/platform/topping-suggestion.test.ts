import { Testing } from 'cdk8s';
import { ToppingSuggestionPod, type ToppingSuggestionPodProps, ToppingSuggestionService } from './topping-suggestion';

describe('ToppingSuggestionPod', () => {
  const manifest = (props?: ToppingSuggestionPodProps): unknown =>
    new ToppingSuggestionPod(Testing.chart(), 'pod', props).toJson();

  test('without props is the labelled pod with the workshop’s image', () => {
    expect(manifest()).toEqual({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'hs-pizza-topping-suggestion', labels: { app: 'hs-pizza-topping-suggestion' } },
      spec: {
        containers: [
          {
            name: 'hs-pizza-topping-suggestion-container',
            image: 'ponderosa/topping-suggestion:latest',
            imagePullPolicy: 'Always',
            command: ['flask', 'run', '-p', '5678', '-h', '0.0.0.0'],
            ports: [{ containerPort: 5678 }],
          },
        ],
      },
    });
  });

  test('with all props has that image and no labels at all', () => {
    const props: Required<ToppingSuggestionPodProps> = { image: 'me/suggestion:1.0', labelled: false };
    expect(manifest(props)).toMatchObject({ spec: { containers: [{ image: 'me/suggestion:1.0' }] } });
    expect(manifest(props)).toHaveProperty('metadata', { name: 'hs-pizza-topping-suggestion' });
  });
});

describe('ToppingSuggestionService', () => {
  test('is reached inside the cluster only', () => {
    expect(new ToppingSuggestionService(Testing.chart(), 'service').toJson()).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'topping-suggestion-service' },
      spec: {
        type: 'ClusterIP',
        ports: [{ name: 'default', port: 80, targetPort: 5678, protocol: 'TCP' }],
        selector: { app: 'hs-pizza-topping-suggestion' },
      },
    });
  });
});
