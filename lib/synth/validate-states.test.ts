import { ApiObject, Chart, Testing } from 'cdk8s';
import { graphOf } from 'kube-wiring';
import { objectsOf } from 'kube-wiring/cdk8s';
import { validateStates } from './validate-states';

/** An app of states of these names, each with a pod and a Service, and its hints. */
function validated(names: readonly string[], serviceOf: (name: string) => object) {
  const app = Testing.app();
  const charts = names.map((name) => {
    const chart = new Chart(app, name);
    new ApiObject(chart, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'till', labels: { app: 'till' } },
      spec: { containers: [{ name: 'till', ports: [{ containerPort: 8080 }] }] },
    });
    const metadata = { name: 'till' };
    new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata, spec: serviceOf(name) });
    return chart;
  });
  const hints = validateStates(
    app,
    charts.map((chart) => ({ chart, graph: graphOf(objectsOf(chart)) })),
  );
  return { app, charts, hints };
}

/** A Service whose selector misses the pod in these states. */
const missingIn =
  (...states: readonly string[]) =>
  (name: string) => ({
    selector: { app: states.includes(name) ? 'tills' : 'till' },
    ports: [{ port: 80, targetPort: 8080 }],
  });

const problemsOf = (app: { synth: () => void }): string[] => {
  try {
    app.synth();
    return [];
  } catch (error) {
    return String(error).split('\n  ').slice(1);
  }
};

test('a problem of one state names its construct', () => {
  const { app } = validated(['one', 'two'], missingIn('two'));
  expect(problemsOf(app)).toEqual([expect.stringMatching(/^\[\] two\/service: Service till selects no pod: /)]);
});

test.each([
  [['two', 'three'], 'two and three'],
  [['one', 'two', 'three', 'four'], 'one and 3 more states'],
])('a problem that %j have is one line, with the states', (missing, named) => {
  const { app } = validated(['one', 'two', 'three', 'four'], missingIn(...missing));
  expect(problemsOf(app)).toEqual([expect.stringContaining(`] service in ${named}: Service till selects no pod: `)]);
});

test('each state is judged by itself: the pods of one are none of the Services of another', () => {
  const { app, hints } = validated(['one', 'two'], missingIn());
  expect({ problems: problemsOf(app), hints }).toEqual({ problems: [], hints: [] });
});

test('a hint that several states have is one line', () => {
  const headless = { clusterIP: 'None', selector: { app: 'till' }, ports: [{ port: 80, targetPort: 8080 }] };
  const { app, hints } = validated(['one', 'two'], () => headless);
  expect(hints).toEqual([expect.stringMatching(/^service in one and two: hint: Service till is headless/)]);
  expect(problemsOf(app)).toEqual([]);
});

test('Testing.synth refuses a chart of the app as well', () => {
  const { charts } = validated(['one', 'two'], missingIn('two'));
  expect(() => charts.map((chart) => Testing.synth(chart) as unknown)).toThrow(
    'two/service: Service till selects no pod',
  );
});

test('an object of a chart within that of a state is refused, as nothing would judge it', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'outer');
  new ApiObject(new Chart(chart, 'inner'), 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } });
  expect(() => validateStates(app, [{ chart, graph: graphOf(objectsOf(chart)) }])).toThrow(
    'outer/inner/pod is in a chart that is not validated. Make that chart in main.ts, as those of the states are.',
  );
});

test('charts that are applied to one cluster are judged together, and each problem is told once', () => {
  const app = Testing.app();
  const [pods, services] = [new Chart(app, 'pods'), new Chart(app, 'services')];
  const spec = { containers: [{ name: 'till', ports: [{ containerPort: 8080 }] }] };
  new ApiObject(pods, 'pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'till', labels: { app: 'till' } },
    spec,
  });
  for (const selected of ['till', 'tills']) {
    const spec = { selector: { app: selected }, ports: [{ port: 80, targetPort: 8080 }] };
    new ApiObject(services, selected, { apiVersion: 'v1', kind: 'Service', metadata: { name: selected }, spec });
  }
  const graph = graphOf(objectsOf(pods, services));
  validateStates(app, [
    { chart: pods, graph },
    { chart: services, graph },
  ]);
  expect(problemsOf(app)).toEqual([expect.stringMatching(/^\[\] services\/tills: Service tills selects no pod: /)]);
});
