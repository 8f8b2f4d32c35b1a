import { Testing } from 'cdk8s';
import { UtilityPod } from './utility-pod';

test('runs its image until it is deleted', () => {
  const manifest: unknown = new UtilityPod(Testing.chart(), 'pod', { image: 'me/curl:1.0' }).toJson();
  expect(manifest).toMatchObject({
    metadata: { name: 'utility' },
    spec: { containers: [{ image: 'me/curl:1.0', args: ['while true; do sleep 30; done;'] }] },
  });
});
