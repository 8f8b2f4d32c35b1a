import { ApiObject, App } from 'cdk8s';
import { graphOf, originOf } from 'kube-wiring';
import { objectsOf } from 'kube-wiring/cdk8s';
import { asksOf } from '../overview/asks';
import { Platform, type PlatformProps } from './platform';
import { states } from './states';

/** A platform with the images of the first state, and these props. */
function platformWith(props: Partial<PlatformProps>): Platform {
  const [first] = states({});
  if (!first) throw new Error('There is no state.');
  return new Platform(new App(), 'platform', { ...first.props, ...props });
}

const graphWith = (props: Partial<PlatformProps>) => graphOf(objectsOf(platformWith(props)));

test('with nothing but images there is one pod, of the webapp', () => {
  const { podGroups, services } = graphWith({});
  expect(podGroups.map(({ object, count }) => [object.name, count])).toEqual([['hs-pizza-webapp', 1]]);
  expect(services).toEqual([]);
});

test.each(states({}))('all objects of $name have the namespace and the labels of the chart', ({ props }) => {
  const platform = platformWith({ ...props, namespace: 'shop', labels: { team: 'pizza' } });
  const found = platform.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  expect(found.map(({ metadata }) => [metadata.namespace, metadata.getLabel('team')])).toEqual(
    found.map(() => ['shop', 'pizza']),
  );
});

test.each<[Partial<PlatformProps>, readonly string[]]>([
  [{ webappService: 'ClusterIP' }, ['webapp']],
  [{ toppingSuggestion: 'pod' }, []],
  [{ toppingSuggestion: 'service' }, ['topping-suggestion-service']],
])('with %j the Services are %j', (props, names) => {
  expect(graphWith(props).services.map(({ service }) => service.object.name)).toEqual(names);
});

describe('asks', () => {
  const asked = (name: string, props: Partial<PlatformProps>) => {
    const platform = platformWith(props);
    const graph = graphOf(objectsOf(platform));
    const [asking] = graph.podGroups.filter(({ object }) => object.name === name);
    return asksOf(platform, graph).get(asking ? originOf(asking.object) : '');
  };

  test('the webapp the topping suggestion service, whether that is there or not', () => {
    expect(asked('hs-pizza-webapp', {})).toEqual(['topping-suggestion-service']);
  });

  test('the utility pod every Service that is there', () => {
    expect(asked('utility', { utility: true })).toEqual([]);
    expect(asked('utility', { utility: true, webappService: 'ClusterIP' })).toEqual(['webapp']);
  });

  test('the topping suggestion pod nobody', () => {
    expect(asked('hs-pizza-topping-suggestion', { toppingSuggestion: 'pod' })).toEqual([]);
  });
});
