import { existsSync, readdirSync } from 'node:fs';
import { ApiObject, Chart, Testing } from 'cdk8s';
import { WebappPod, WebappService } from '../platform/webapp';
import { validateCharts } from './validate-charts';

test('a sound chart is synthesized', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'sound');
  new WebappPod(chart, 'pod');
  new WebappService(chart, 'service');
  validateCharts(app);
  app.synth();
  expect(readdirSync(app.outdir)).toEqual(['sound.k8s.yaml']);
});

test('all problems of all charts end synth, a line each, and nothing is written', () => {
  const app = Testing.app();
  new WebappPod(new Chart(app, 'no-service'), 'pod', { labelled: false });
  const unlabelled = new Chart(app, 'unlabelled');
  new WebappPod(unlabelled, 'pod', { labelled: false });
  new WebappService(unlabelled, 'service');
  const other = new Chart(app, 'other');
  new ApiObject(other, 'object', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'Web' }, spec: { ports: [] } });
  validateCharts(app);
  expect(() => app.synth()).toThrow(
    [
      'Validation failed with the following errors:',
      '  [unlabelled] Service webapp: spec.selector selects no pod: the nearest, Pod hs-pizza-webapp, has no label ' +
        'app=hs-pizza-webapp: make the two the same',
      '  [other] Service Web: metadata.name is "Web": it must be at most 63 of a-z, 0-9 and "-", a letter first and no ' +
        '"-" last',
      '  [other] Service Web: spec.ports is missing: it must be a list of one port at least, or clusterIP "None"',
    ].join('\n'),
  );
  expect(existsSync(app.outdir) ? readdirSync(app.outdir) : []).toEqual([]);
});

test('a chart within another is a chart of its own', () => {
  const app = Testing.app();
  const outer = new Chart(app, 'outer');
  new WebappPod(outer, 'pod');
  new WebappService(new Chart(outer, 'inner'), 'service');
  validateCharts(app);
  expect(() => app.synth()).toThrow('[outer/inner] Service webapp: spec.selector selects no pod');
});
