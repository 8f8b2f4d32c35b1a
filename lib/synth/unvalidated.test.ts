import { ApiObject, App, Chart } from 'cdk8s';
import { refuseUnvalidated } from './unvalidated';

const addPod = (chart: Chart) =>
  new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } });

test('an object of a chart that is not validated is refused', () => {
  const app = new App();
  const chart = new Chart(app, 'outer');
  addPod(chart);
  expect(() => refuseUnvalidated(app, [chart])).not.toThrow();
  addPod(new Chart(chart, 'inner'));
  expect(() => refuseUnvalidated(app, [chart])).toThrow(
    'outer/inner/pod is in a chart that is not validated. Make that chart in main.ts, as those of the states are.',
  );
});
