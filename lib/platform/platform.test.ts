import { App, type ApiObject, Chart } from 'cdk8s';
import { apiObjectsOf } from '../synth/chart-objects';
import { asksOf, everyService } from './asks';
import { Platform, type PlatformProps } from './platform';

const images = { webappImage: 'me/webapp', toppingSuggestionImage: 'me/suggestion', utilityImage: 'me/utility' };

const objects = (props: Partial<PlatformProps> = {}): ApiObject[] =>
  apiObjectsOf(new Platform(new App(), 'platform', { ...images, ...props }));

const named = (name: string, props?: Partial<PlatformProps>) =>
  objects(props).find((object) => `${object.kind} ${object.name}` === name);

test('with nothing but images there is one webapp pod', () => {
  expect(objects().map(({ kind, name }) => `${kind} ${name}`)).toEqual(['Pod hs-pizza-webapp']);
});

test('with all props there is everything, with these images, this type, this namespace and these labels', () => {
  const props: Required<PlatformProps> = {
    ...images,
    webappPods: 3,
    webappService: 'LoadBalancer',
    utility: true,
    toppingSuggestion: 'service',
    namespace: 'shop',
    labels: { team: 'pizza' },
    disableResourceNameHashes: true,
  };
  const metadata = (name: string) => ({
    name,
    namespace: 'shop',
    labels: expect.objectContaining({ team: 'pizza' }) as unknown,
  });
  expect(objects(props).map((object): unknown => object.toJson())).toMatchObject([
    { metadata: metadata('hs-pizza-webapp'), spec: { containers: [{ image: 'me/webapp' }] } },
    { metadata: metadata('hs-pizza-webapp-2'), spec: { containers: [{ image: 'me/webapp' }] } },
    { metadata: metadata('hs-pizza-webapp-3'), spec: { containers: [{ image: 'me/webapp' }] } },
    { metadata: metadata('webapp'), spec: { type: 'LoadBalancer' } },
    { metadata: metadata('utility'), spec: { containers: [{ image: 'me/utility' }] } },
    { metadata: metadata('hs-pizza-topping-suggestion'), spec: { containers: [{ image: 'me/suggestion' }] } },
    { metadata: metadata('topping-suggestion-service') },
  ]);
});

describe('an application', () => {
  const labels = (name: string, props: Partial<PlatformProps>) => named(name, props)?.metadata.getLabel('app');

  test('has the label that its Service selects by once the Service is there', () => {
    expect(labels('Pod hs-pizza-webapp', {})).toBeUndefined();
    expect(labels('Pod hs-pizza-webapp', { webappService: 'ClusterIP' })).toBe('hs-pizza-webapp');
    const pod = 'Pod hs-pizza-topping-suggestion';
    expect(labels(pod, { toppingSuggestion: 'pod' })).toBeUndefined();
    expect(labels(pod, { toppingSuggestion: 'service' })).toBe('hs-pizza-topping-suggestion');
  });
});

describe('asks', () => {
  const asked = (name: string, props: Partial<PlatformProps>) => {
    const object = named(name, props);
    return object && asksOf(Chart.of(object)).get(object.node.path);
  };

  test('the webapp the topping suggestion service, whether that is there or not', () => {
    expect(asked('Pod hs-pizza-webapp', {})).toEqual(['topping-suggestion-service']);
  });

  test('the utility pod every Service', () => {
    expect(asked('Pod utility', { utility: true })).toBe(everyService);
  });

  test('the topping suggestion pod nobody', () => {
    expect(asked('Pod hs-pizza-topping-suggestion', { toppingSuggestion: 'pod' })).toEqual([]);
  });
});
