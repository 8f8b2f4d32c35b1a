import { App, Chart } from 'cdk8s';
import { graphOf } from 'kube-wiring';
import { objectsOf } from 'kube-wiring/cdk8s';
import { Webapp, type WebappProps } from './webapp';

const graph = (props: WebappProps) => {
  const chart = new Chart(new App(), 'chart');
  new Webapp(chart, 'webapp', props);
  return graphOf(objectsOf(chart));
};

const everything: Required<WebappProps> = { image: 'me/webapp:1.0', pods: 3, service: 'LoadBalancer' };

test('with nothing but an image is one pod, without a Service', () => {
  const { podGroups, services } = graph({ image: 'me/webapp:1.0' });
  expect(podGroups.map(({ object }) => object.name)).toEqual(['hs-pizza-webapp']);
  expect(services).toEqual([]);
});

test('with all props is that many pods and a Service of that type', () => {
  const { podGroups, services } = graph(everything);
  expect(podGroups.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  expect(services.map(({ service }) => `${service.type} ${service.object.name}`)).toEqual(['LoadBalancer webapp']);
});

test('its pods have numbers from the second on', () => {
  expect(graph(everything).podGroups.map(({ object }) => object.name)).toEqual([
    'hs-pizza-webapp',
    'hs-pizza-webapp-2',
    'hs-pizza-webapp-3',
  ]);
});

test('its Service leads to the port of every pod', () => {
  const { podGroups, services } = graph(everything);
  expect(services.flatMap(({ wires }) => wires.map(({ to }) => to))).toEqual(podGroups.flatMap(({ ports }) => ports));
});

test('its pods run the image', () => {
  const containers = graph(everything).podGroups.flatMap(({ containers }) => containers.map(({ value }) => value));
  expect(containers).not.toEqual([]);
  expect(containers).toEqual(containers.map(() => expect.objectContaining({ image: 'me/webapp:1.0' }) as unknown));
});

test('without a Service its pod lacks the label that the Service would select by', () => {
  const [service] = graph(everything).services;
  const [pod] = graph({ image: 'me/webapp:1.0' }).podGroups;
  const selector = [...(service?.service.selector.keys() ?? [])];
  expect(selector).not.toEqual([]);
  expect(selector.filter((key) => pod?.labels.has(key))).toEqual([]);
});
