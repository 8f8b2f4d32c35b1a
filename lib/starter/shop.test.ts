import { App, Chart } from 'cdk8s';
import { graphOf } from 'kube-wiring';
import { objectsOf } from 'kube-wiring/cdk8s';
import { Shop } from './shop';

test('its Service leads to the port of its pods', () => {
  const chart = new Chart(new App(), 'chart');
  new Shop(chart, 'shop', { image: 'me/shop:1.0', replicas: 2 });
  const { podGroups, services } = graphOf(objectsOf(chart));
  expect(podGroups).toMatchObject([{ count: 2 }]);
  expect(services.flatMap(({ wires }) => wires.map(({ to }) => to))).toEqual(podGroups.flatMap(({ ports }) => ports));
});
