import { ApiObject, App, Chart } from 'cdk8s';
import { graphOf } from 'kube-wiring';
import { objectsOf } from 'kube-wiring/cdk8s';
import { asksOf } from '../overview/asks';
import { Platform, type PlatformProps } from './platform';
import { states } from './states';

/** Of a platform with the images of the first state, and these props. */
const objects = (props: Partial<PlatformProps> = {}): ApiObject[] =>
  states({})
    .slice(0, 1)
    .flatMap((first) => new Platform(new App(), 'platform', { ...first.props, ...props }).node.findAll())
    .filter((construct) => ApiObject.isApiObject(construct));

const named = (name: string, props?: Partial<PlatformProps>) =>
  objects(props).find((object) => `${object.kind} ${object.name}` === name);

test('with nothing but images there is one webapp pod', () => {
  expect(objects().map(({ kind, name }) => `${kind} ${name}`)).toEqual(['Pod hs-pizza-webapp']);
});

test.each(states({}))('all objects of $name have the namespace and the labels of the chart', ({ props }) => {
  const found = objects({ ...props, namespace: 'shop', labels: { team: 'pizza' } });
  expect(found.map(({ metadata }) => [metadata.namespace, metadata.getLabel('team')])).toEqual(
    found.map(() => ['shop', 'pizza']),
  );
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
    const chart = object && Chart.of(object);
    return chart && asksOf(chart, graphOf(objectsOf(chart))).get(object.node.path);
  };

  test('the webapp the topping suggestion service, whether that is there or not', () => {
    expect(asked('Pod hs-pizza-webapp', {})).toEqual(['topping-suggestion-service']);
  });

  test('the utility pod every Service that is there', () => {
    expect(asked('Pod utility', { utility: true })).toEqual([]);
    expect(asked('Pod utility', { utility: true, webappService: 'ClusterIP' })).toEqual(['webapp']);
  });

  test('the topping suggestion pod nobody', () => {
    expect(asked('Pod hs-pizza-topping-suggestion', { toppingSuggestion: 'pod' })).toEqual([]);
  });
});
