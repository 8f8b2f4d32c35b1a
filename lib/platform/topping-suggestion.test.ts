import { App, Chart } from 'cdk8s';
import { graphOf } from 'kube-wiring';
import { objectsOf } from 'kube-wiring/cdk8s';
import { ToppingSuggestion, type ToppingSuggestionProps } from './topping-suggestion';

const graph = (props: ToppingSuggestionProps) => {
  const chart = new Chart(new App(), 'chart');
  new ToppingSuggestion(chart, 'topping-suggestion', props);
  return graphOf(objectsOf(chart));
};

const image = 'me/suggestion:1.0';

test('its Service leads to the port of its pod', () => {
  const { podGroups, services } = graph({ image, service: true });
  expect(podGroups).toHaveLength(1);
  expect(services.flatMap(({ wires }) => wires.map(({ to }) => to))).toEqual(podGroups.flatMap(({ ports }) => ports));
});

test('its Service has the name that others ask', () => {
  const { services } = graph({ image, service: true });
  expect(services.map(({ service }) => service.object.name)).toEqual([ToppingSuggestion.serviceName]);
});

test('its pod runs the image, and listens on the port that it declares', () => {
  const container = graph({ image, service: true }).podGroups[0]?.containers[0];
  expect(container?.value).toMatchObject({
    image,
    command: expect.arrayContaining([container?.ports[0]?.number]) as unknown,
  });
});

test('without a Service there is a pod without labels', () => {
  const { podGroups, services } = graph({ image, service: false });
  expect(services).toEqual([]);
  expect(podGroups.map(({ labels }) => [...labels])).toEqual([[]]);
});
