import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { objectsOf, refuseUnvalidated } from './chart-objects';

const add = (scope: Construct, id: string, kind: string, name: string, namespace?: string) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind, metadata: { name, namespace } });

const titles = (...charts: Chart[]) => objectsOf(...charts).map(({ kind, name }) => `${kind} ${name}`);

describe('the objects of a chart', () => {
  test('are those of constructs within constructs as well', () => {
    const chart = new Chart(new App(), 'chart');
    add(new Construct(new Construct(chart, 'outer'), 'inner'), 'pod', 'Pod', 'web');
    expect(titles(chart)).toEqual(['Pod web']);
  });

  test('are those that a construct of cdk8s-plus makes', () => {
    const chart = new Chart(new App(), 'chart');
    const deployment = new Deployment(chart, 'web', { containers: [{ image: 'me/web', portNumber: 80 }] });
    deployment.exposeViaService();
    expect(objectsOf(chart).map(({ kind }) => kind)).toEqual(['Deployment', 'Service']);
  });

  test('are those of a chart within it as well, each once', () => {
    const chart = new Chart(new App(), 'chart');
    add(chart, 'pod', 'Pod', 'outer');
    const inner = new Chart(chart, 'inner');
    add(inner, 'pod', 'Pod', 'inner');
    expect(titles(chart, inner)).toEqual(['Pod outer', 'Pod inner']);
  });

  test('are those of all charts that are given', () => {
    const app = new App();
    const charts = ['one', 'two'].map((id) => new Chart(app, id));
    for (const chart of charts) add(chart, 'pod', 'Pod', chart.node.id);
    expect(titles(...charts)).toEqual(['Pod one', 'Pod two']);
  });
});

test('are synthesized with their patches, and know their construct', () => {
  const chart = new Chart(new App(), 'chart');
  add(chart, 'pod', 'Pod', 'web').addJsonPatch(JsonPatch.replace('/metadata/name', 'shop'));
  expect(objectsOf(chart)).toMatchObject([{ name: 'shop', place: { construct: 'chart/pod' } }]);
});

test('an object of a chart that is not validated is refused', () => {
  const app = new App();
  const chart = new Chart(app, 'outer');
  add(chart, 'pod', 'Pod', 'web');
  expect(() => refuseUnvalidated(app, [chart])).not.toThrow();
  add(new Chart(chart, 'inner'), 'pod', 'Pod', 'web');
  expect(() => refuseUnvalidated(app, [chart])).toThrow(
    'outer/inner/pod is in a chart that is not validated. Make that chart in main.ts, and give it to validateWiring.',
  );
});
