import { ApiObject, App } from 'cdk8s';
import { Platform, type PlatformProps } from './platform';

const objects = (props?: PlatformProps): ApiObject[] =>
  new Platform(new App(), 'platform', props).node.findAll().filter((child) => child instanceof ApiObject);

const names = (props?: PlatformProps): string[] => objects(props).map((object) => `${object.kind} ${object.name}`);

const manifest = (name: string, props?: PlatformProps): unknown =>
  objects(props)
    .find((object) => `${object.kind} ${object.name}` === name)
    ?.toJson();

test('without props there is one webapp pod', () => {
  expect(names()).toEqual(['Pod hs-pizza-webapp']);
});

test('with all props there is everything, with these images and this type', () => {
  const props: Required<PlatformProps> = {
    webappPods: 3,
    webappService: 'LoadBalancer',
    utility: true,
    toppingSuggestion: 'service',
    webappImage: 'me/webapp',
    toppingSuggestionImage: 'me/suggestion',
    utilityImage: 'me/utility',
  };
  expect(objects(props).map((object): unknown => object.toJson())).toMatchObject([
    { metadata: { name: 'hs-pizza-webapp' }, spec: { containers: [{ image: 'me/webapp' }] } },
    { metadata: { name: 'hs-pizza-webapp-2' }, spec: { containers: [{ image: 'me/webapp' }] } },
    { metadata: { name: 'hs-pizza-webapp-3' }, spec: { containers: [{ image: 'me/webapp' }] } },
    { metadata: { name: 'webapp' }, spec: { type: 'LoadBalancer' } },
    { metadata: { name: 'utility' }, spec: { containers: [{ image: 'me/utility' }] } },
    { metadata: { name: 'hs-pizza-topping-suggestion' }, spec: { containers: [{ image: 'me/suggestion' }] } },
    { metadata: { name: 'topping-suggestion-service' } },
  ]);
});

test('the webapp pods carry the label that Service webapp selects by once it is there', () => {
  const label = ['metadata', 'labels', 'app'];
  expect(manifest('Pod hs-pizza-webapp')).not.toHaveProperty(label);
  expect(manifest('Pod hs-pizza-webapp', { webappService: 'ClusterIP' })).toHaveProperty(label);
});

test('the topping suggestion pod carries the label that its Service selects by once that is there', () => {
  const labels = ['metadata', 'labels'];
  expect(manifest('Pod hs-pizza-topping-suggestion', { toppingSuggestion: 'pod' })).not.toHaveProperty(labels);
  expect(manifest('Pod hs-pizza-topping-suggestion', { toppingSuggestion: 'service' })).toHaveProperty(labels);
});
