import { graphOf } from '../wiring/graph';
import { objectsIn } from '../manifests/kube-object';
import { changes } from './changes';

const image = 'me/web:1';
const containers = [{ name: 'web', image, ports: [{ containerPort: 8080 }] }];

const pod = (name: string, { metadata = {}, spec = {} }: { metadata?: object; spec?: object } = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: 'web' }, ...metadata },
  spec: { containers, ...spec },
});

const service = (spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }], ...spec },
});

const deployment = (spec: object = {}, labels: object = { app: 'web' }, name = 'web') => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels }, spec: { containers } },
    ...spec,
  },
});

const statesOf = (states: Record<string, readonly object[]>) =>
  new Map(
    Object.entries(states).map(([name, manifests]) => [
      name,
      graphOf(manifests.flatMap((manifest) => objectsIn(manifest, { construct: 'test' }))),
    ]),
  );

const compare = (before: Record<string, readonly object[]>, after: Record<string, readonly object[]>) =>
  changes(statesOf(before), statesOf(after));

/** What is said of two states without a name. */
const between = (before: readonly object[], after: readonly object[]) => compare({ '': before }, { '': after });

/** The rows of the table. */
const rows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);

test('no difference is one line', () => {
  expect(between([pod('a'), service()], [pod('a'), service()])).toBe('No manifest differs.');
});

test('another port is one row for the pods of all states and one for the Service, with what to delete first', () => {
  const state = (port: number, ...names: string[]) => [
    ...names.map((name) => pod(name, { spec: { containers: [{ name: 'web', ports: [{ containerPort: port }] }] } })),
    service({ ports: [{ name: 'http', port: 80, targetPort: port }] }),
  ];
  const states = (port: number) => ({
    '1-one': state(port, 'a'),
    '2-two': state(port, 'a', 'b'),
    '3-three': state(port, 'a', 'b'),
  });
  expect(compare(states(8080), states(9090))).toBe(`| what | change | when you apply it |
| --- | --- | --- |
| Pod a in all states, Pod b from 2-two on | containerPort 8080 → 9090 | **refused**: delete it first |
| Service web in all states | targetPort 8080 → 9090 | taken |

kubectl applies the rest all the same, so delete first:

\`\`\`sh
kubectl delete --now --ignore-not-found pod/a pod/b
\`\`\``);
});

describe('a field', () => {
  test.each([
    [
      'of a pod’s labels is taken',
      pod('a', { metadata: { labels: { app: 'web', tier: 'x' } } }),
      'labels.tier (none) → x',
      'taken',
    ],
    [
      'of a pod’s image restarts the container',
      pod('a', { spec: { containers: [{ ...containers[0], image: 'me/web:2' }] } }),
      'image me/web:1 → me/web:2',
      'taken: the container restarts',
    ],
    [
      'of a pod’s deadline that is set is taken',
      pod('a', { spec: { activeDeadlineSeconds: 9 } }),
      'activeDeadlineSeconds (none) → 9',
      'taken',
    ],
    [
      'of a pod’s toleration that is added is taken',
      pod('a', { spec: { tolerations: [{ operator: 'Exists' }] } }),
      'operator (none) → Exists',
      'taken',
    ],
    [
      'of anything else of a pod is refused',
      pod('a', { spec: { hostNetwork: true } }),
      'hostNetwork (none) → true',
      '**refused**: delete it first',
    ],
  ])('%s', (_, after, text, effect) => {
    expect(rows(between([pod('a')], [after]))).toEqual([`| Pod a | ${text} | ${effect} |`]);
  });

  test.each([
    ['port', service({ ports: [{ name: 'http', port: 81, targetPort: 8080 }] }), service(), 'port 81 → 80', 'taken'],
    [
      'type',
      service({ type: 'LoadBalancer' }),
      service({ type: 'ClusterIP' }),
      'type LoadBalancer → ClusterIP',
      'taken: **its external address is lost**, and going back gives another',
    ],
    [
      'headless address',
      service({ clusterIP: 'None' }),
      service(),
      'clusterIP None → (none)',
      '**stays headless**: delete it first',
    ],
    [
      'address',
      service(),
      service({ clusterIP: '10.0.0.9' }),
      'clusterIP (none) → 10.0.0.9',
      '**refused**: delete it first',
    ],
  ])('of a Service’s %s says what applying does', (_, before, after, text, effect) => {
    expect(rows(between([before], [after]))).toEqual([`| Service web | ${text} | ${effect} |`]);
  });

  test.each([
    ['replicas', deployment({ replicas: 3 }), 'replicas 1 → 3', 'taken'],
    [
      'template',
      deployment({}, { app: 'web', tier: 'x' }),
      'template.metadata.labels.tier (none) → x',
      'taken: new pods replace the old ones',
    ],
    [
      'selector',
      deployment({ selector: { matchLabels: { app: 'web', tier: 'x' } } }, { app: 'web', tier: 'x' }),
      'selector.matchLabels.tier (none) → x',
      '**refused**: delete it first',
    ],
    [
      'labels that its selector misses',
      deployment({}, { app: 'shop' }),
      'template.metadata.labels.app web → shop',
      '**refused**: delete it first',
    ],
  ])('of a Deployment’s %s says what applying does', (_, after, text, effect) => {
    expect(rows(between([deployment()], [after]))).toContain(`| Deployment web | ${text} | ${effect} |`);
  });

  test.each([
    ['another split of a list of words', { command: ['run web', 'x'] }, { command: ['run', 'web', 'x'] }],
    ['an empty text that was not there', {}, { schedulerName: '' }],
    ['an empty map that was not there', {}, { securityContext: {} }],
    ['an empty list that was not there', {}, { tolerations: [] }],
  ])('that is %s is seen', (_, before, after) => {
    expect(rows(between([pod('a', { spec: before })], [pod('a', { spec: after })]))).toHaveLength(1);
  });

  test('is one row even where its values hold what ends a cell or a line', () => {
    const after = pod('a', { spec: { schedulerName: 'a | b\nc' } });
    expect(rows(between([pod('a')], [after]))).toEqual([
      '| Pod a | schedulerName (none) → a \\| b c | **refused**: delete it first |',
    ]);
  });

  test('of another kind says nothing of applying', () => {
    const map = (value: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: { key: value },
    });
    expect(rows(between([map('x')], [map('y')]))).toEqual(['| ConfigMap a | data.key x → y |  |']);
  });

  test('that is refused refuses the object’s other fields', () => {
    const after = pod('a', { metadata: { labels: { app: 'web', tier: 'x' } }, spec: { hostNetwork: true } });
    expect(rows(between([pod('a')], [after]))).toEqual([
      '| Pod a | labels.tier (none) → x | **refused**: delete it first |',
      '| Pod a | hostNetwork (none) → true | **refused**: delete it first |',
    ]);
  });

  test('goes by its whole path where the object has another one of that name', () => {
    const two = (second: number) =>
      service({
        ports: [
          { name: 'http', port: 80 },
          { name: 'admin', port: second },
        ],
      });
    expect(rows(between([two(81)], [two(82)]))).toEqual(['| Service web | ports.admin.port 81 → 82 | taken |']);
  });
});

describe('an object', () => {
  test('that is new is one row', () => {
    expect(rows(between([], [pod('a')]))).toEqual(['| Pod a | new | created |']);
  });

  test('that is gone is one row, with the command that deletes it', () => {
    const text = between([pod('a', { metadata: { namespace: 'shop' } })], []);
    expect(rows(text)).toEqual(['| Pod shop/a | gone | **stays in the cluster**: delete it |']);
    expect(text).toContain(
      'kubectl apply deletes nothing, so delete what is gone:\n\n```sh\nkubectl delete --now --ignore-not-found -n shop pod/a\n```',
    );
  });

  test('that is gone and was a LoadBalancer loses its external address', () => {
    expect(rows(between([service({ type: 'LoadBalancer' })], []))).toEqual([
      '| Service web | gone | **stays in the cluster**: delete it, and its **external address is lost** |',
    ]);
  });

  test('and a thousand that are alike are one row', () => {
    const pods = Array.from({ length: 1000 }, (_, i) => pod(`a-${i}`));
    expect(rows(between([], pods))).toEqual(['| Pod a-0, Pod a-1 and 998 more | new | created |']);
  });
});

describe('a wire', () => {
  const mislabelled = pod('b', { metadata: { labels: { app: 'wbe' } } });

  test('that is gone comes before the table', () => {
    expect(between([pod('a'), pod('b'), service()], [pod('a'), mislabelled, service()])).toMatch(
      /^Service web: reaches Pod b \*\*no more\*\*\.\n\n\| what/,
    );
  });

  test('that is new is listed', () => {
    expect(between([pod('a'), service()], [pod('a'), pod('b'), service()])).toMatch(
      /^Service web: reaches Pod b as well\.\n/,
    );
  });

  test('of a port that the pod does not declare any more is gone', () => {
    const after = pod('a', { spec: { containers: [{ name: 'web', ports: [{ containerPort: 9090 }] }] } });
    expect(between([pod('a'), service()], [after, service()])).toMatch(
      /^Service web: reaches \*\*nothing\*\* any more\./,
    );
  });

  test('of a Service that reaches nothing any more comes before all others', () => {
    const stock = { ...service({ selector: { app: 'wbe' } }), metadata: { name: 'stock' } };
    const text = between([pod('a'), stock, service()], [mislabelled, stock, service()]);
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      'Service web: reaches **nothing** any more.',
      'Service stock: reaches Pod b as well.',
    ]);
  });

  test('says in which states', () => {
    const states = (second: object) => ({ '1-one': [pod('a'), service()], '2-two': [pod('a'), second, service()] });
    expect(compare(states(pod('b')), states(mislabelled))).toContain(
      'Service web in 2-two: reaches Pod b **no more**.',
    );
  });
});

describe('a state', () => {
  test('that is new is named', () => {
    expect(compare({ '1-one': [pod('a')] }, { '1-one': [pod('a')], '2-two': [pod('b')] })).toBe('State 2-two is new.');
  });

  test('that is gone is named', () => {
    expect(compare({ '1-one': [pod('a')], '2-two': [pod('b')] }, { '1-one': [pod('a')] })).toBe('State 2-two is gone.');
  });

  test('under another name is what the other was', () => {
    expect(compare({ '1-one': [pod('a')] }, { '1-first': [pod('a')] })).toBe('State 1-first is what 1-one was.');
  });
});
