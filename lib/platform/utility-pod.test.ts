import { Testing } from 'cdk8s';
import { UtilityPod, type UtilityPodProps } from './utility-pod';

describe('UtilityPod', () => {
  const manifest = (props?: UtilityPodProps): unknown => new UtilityPod(Testing.chart(), 'pod', props).toJson();

  test('without props waits in the workshop’s image', () => {
    expect(manifest()).toEqual({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'utility', labels: { best_pasta_shape: 'rigatoni' } },
      spec: {
        containers: [
          {
            name: 'utility',
            image: 'ponderosa/hs-pizza-health-checker',
            command: ['/bin/bash', '-c', '--'],
            args: ['while true; do sleep 30; done;'],
          },
        ],
      },
    });
  });

  test('with all props has that image', () => {
    const props: Required<UtilityPodProps> = { image: 'me/curl:1.0' };
    expect(manifest(props)).toMatchObject({ spec: { containers: [{ image: 'me/curl:1.0' }] } });
  });
});
