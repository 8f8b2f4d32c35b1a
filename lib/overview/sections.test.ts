import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { graphOf, objectsIn } from 'kube-wiring';
import { objectsOf } from 'kube-wiring/cdk8s';
import { fill, sectionsIn, valuesOf } from './sections';

test('sections are found by their headings', () => {
  expect([...sectionsIn('Before.\n\n## one\n\nFirst.\n\n## two\n\nSecond.\n')]).toEqual([
    ['one', 'First.'],
    ['two', 'Second.'],
  ]);
});

test('a heading that is duplicated is refused', () => {
  expect(() => sectionsIn('## one\n\nFirst.\n\n## one\n\nAgain.')).toThrow(
    'states.md has two sections one. Rename or remove one.',
  );
});

/** A chart with a Pod, a Deployment of three and a Service that selects both, in a construct of their own. */
function shop(): Chart {
  const chart = new Chart(new App(), 'chart');
  const scope = new Construct(chart, 'shop');
  const metadata = { labels: { tier: 'front', app: 'shop' } };
  const spec = { containers: [{ name: 'main', ports: [{ containerPort: 8080 }, { containerPort: 9090 }] }] };
  new ApiObject(scope, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'single', ...metadata }, spec });
  new ApiObject(scope, 'pods', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'many' },
    spec: { replicas: 3, template: { metadata, spec } },
  });
  new ApiObject(scope, 'service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'front' },
    spec: { selector: { app: 'shop' }, ports: [{ port: 80, targetPort: 8080 }] },
  });
  return chart;
}

const filled = (section: string) => {
  const state = { name: '2-shop', graph: graphOf(objectsOf(shop())) };
  const empty = { name: '1-empty', graph: graphOf([]) };
  return fill('heading', section, valuesOf(state, [empty, state]));
};

test.each([
  ['{shop/pod}', 'the name of its object', 'single'],
  ['{shop/pod.port}', 'its first port', '8080'],
  ['{shop/pod.labels}', 'its labels', 'app=shop,tier=front'],
  ['{shop/pods.port}', 'the first port of its template', '8080'],
  ['{shop/service}', 'the name of its object', 'front'],
  ['{shop/service.label}', 'the label it selects by', 'app=shop'],
  ['{shop/service.pods}', 'the number of pods behind it', '4'],
])('%s is %s', (placeholder, _, value) => {
  expect(filled(`get ${placeholder} now`)).toBe(`get ${value} now`);
});

test('a line with every pod of a Service is repeated for each, by name, and the lines around it are not', () => {
  expect(filled('{shop/service}\n{shop/service.pod} of {shop/service}\nend')).toBe(
    'front\nmany of front\nsingle of front\nend',
  );
});

test('{state} is the name of the state', () => {
  expect(filled('dist/{state}')).toBe('dist/2-shop');
});

test('{back to STATE} is the commands that lead back there, as npm run changes gives them', () => {
  expect(filled('```sh\n{back to 1-empty}\n```')).toBe(
    [
      '```sh',
      'kubectl apply -f dist/1-empty',
      'kubectl delete --now --ignore-not-found pod/single deployment.apps/many service/front',
      '```',
    ].join('\n'),
  );
});

test('{back to STATE} deletes before it applies what would be refused', () => {
  const stateWith = (name: string, containerPort: number) => {
    const spec = { containers: [{ name: 'main', ports: [{ containerPort }] }] };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec };
    return { name, graph: graphOf(objectsIn(pod, { construct: 'chart/pod' })) };
  };
  const [one, two] = [stateWith('1-one', 80), stateWith('2-two', 81)];
  expect(fill('heading', '{back to 1-one}', valuesOf(two, [one, two]))).toBe(
    'kubectl delete --now --ignore-not-found pod/web\nkubectl apply -f dist/1-one',
  );
});

test('{back to STATE} only applies where there is nothing to delete', () => {
  expect(filled('{back to 2-shop}')).toBe('kubectl apply -f dist/2-shop');
});

test('a state that there is not has the nearest for an answer', () => {
  expect(() => filled('{back to 1-emty}')).toThrow(
    '{back to 1-emty}, which is not there. Did you mean {back to 1-empty}?',
  );
});

test('a placeholder without a value is refused, with its section and the nearest that has one', () => {
  expect(() => filled('{shop/pot}')).toThrow(
    'In states.md, section heading says {shop/pot}, which is not there. Did you mean {shop/pod}?',
  );
});

test('a value that is more than a name is refused, as a command would run it', () => {
  const values = new Map([['shop/pod', () => ['$(reboot)']]]);
  expect(() => fill('heading', 'Pod {shop/pod}', values)).toThrow(
    'In states.md, section heading says {shop/pod}, which is "$(reboot)": no command can hold that.',
  );
});

test.each(["jsonpath='{.spec.clusterIP}'", '{1..20}', '{"names":["…"]}', '{ a; }', '${HOME}'])(
  'the braces of %s are left as they are',
  (text) => {
    expect(filled(text)).toBe(text);
  },
);
