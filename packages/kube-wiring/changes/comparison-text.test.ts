import { graphOf } from '../wiring/graph';
import { objectsIn } from '../manifests/kube-object';
import { compare } from './compare';
import { comparisonText, statesText } from './comparison-text';
import { compareStates } from './compare-states';

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

const graphOfAll = (manifests: readonly object[]) =>
  graphOf(manifests.flatMap((manifest, i) => objectsIn(manifest, { construct: `test/${i}` })));

const statesOf = (states: Record<string, readonly object[]>) =>
  new Map(Object.entries(states).map(([name, manifests]) => [name, graphOfAll(manifests)]));

/** What is said of sets of states. */
const compared = (before: Record<string, readonly object[]>, after: Record<string, readonly object[]>) =>
  statesText(compareStates(statesOf(before), statesOf(after)));

/** What is said of two sets of manifests. */
const between = (before: readonly object[], after: readonly object[]) =>
  comparisonText(compare(graphOfAll(before), graphOfAll(after)));

/** The rows of the table. */
const rows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);

test('of a load balancer that stays, no address is lost', () => {
  const balancer = service({ type: 'LoadBalancer' });
  const labelled = { ...balancer, metadata: { name: 'web', labels: { tier: 'shop' } } };
  expect(rows(between([balancer], [labelled]))).toEqual(['| Service web | labels.tier (none) → shop | taken |']);
});

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
  expect(compared(states(8080), states(9090))).toBe(`| what | change | when you apply it |
| --- | --- | --- |
| Pod a in all states, Pod b from 2-two on | containerPort 8080 → 9090 | **refused**: delete it first |
| Service web in all states | ports http targetPort 8080 → 9090 | taken |

Delete these **before** you apply. Until you apply, they are away, and no pods answer for Service web:

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
      'containers web image me/web:1 → me/web:2',
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
      'tolerations (none) → [{"operator":"Exists"}]',
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
    [
      'port',
      service({ ports: [{ name: 'http', port: 81, targetPort: 8080 }] }),
      service(),
      'ports http port 81 → 80',
      'taken',
    ],
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
      '**refused**: it is not valid (its template lacks app=web of its selector)',
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
      '| Pod a | schedulerName<br>`+a \\| b`<br>`+c` | **refused**: delete it first |',
    ]);
  });

  test.each([
    ['ConfigMap', 'v1', 'data', 'taken: running pods keep the old value until they read it again'],
    ['Job', 'batch/v1', 'spec.completions', '**refused**: delete it first'],
    ['StorageClass', 'storage.k8s.io/v1', 'parameters', 'ask `kubectl diff`'],
  ])('of a %s says what is known', (kind, apiVersion, field, effect) => {
    const object = (value: string) => {
      const [outer = '', inner = 'key'] = field.split('.');
      return { apiVersion, kind, metadata: { name: 'a' }, [outer]: { [inner]: value } };
    };
    expect(rows(between([object('one')], [object('two')]))).toEqual([
      expect.stringMatching(new RegExp(` one → two \\| ${effect.replaceAll('*', '\\*')} \\|$`)),
    ]);
  });

  test('that is refused lets the object’s other fields wait', () => {
    const after = pod('a', { metadata: { labels: { app: 'web', tier: 'x' } }, spec: { hostNetwork: true } });
    expect(rows(between([pod('a')], [after]))).toEqual([
      '| Pod a | hostNetwork (none) → true | **refused**: delete it first |',
      '| Pod a | labels.tier (none) → x | waits for what is refused |',
    ]);
  });

  test('goes by the item that it is in', () => {
    const two = (second: number) =>
      service({
        ports: [
          { name: 'http', port: 80 },
          { name: 'admin', port: second },
        ],
      });
    expect(rows(between([two(81)], [two(82)]))).toEqual(['| Service web | ports admin port 81 → 82 | taken |']);
  });
});

describe('a value', () => {
  const env = (...entries: object[]) =>
    deployment({ template: { spec: { containers: [{ name: 'web', env: entries }] } } });
  const says = (before: object, after: object) => rows(between([before], [after])).map((row) => row.split(' | ')[1]);

  test('that was a text and is none any more is seen', () => {
    expect(says(env({ name: 'TLS', value: 'true' }), env({ name: 'TLS', value: true }))).toEqual([
      'env TLS "true" → true',
    ]);
  });

  test.each([
    ['two blanks', 'a  b', 'a b', '`"a  b"` → a b'],
    ['a line at the end', 'a\n', 'a', '`"a\\n"` → a'],
    ['a tag', '<none>', 'x', '`<none>` → x'],
  ])('that differs in %s is told so that it is seen', (_, before, after, text) => {
    expect(says(env({ name: 'A', value: before }), env({ name: 'A', value: after }))).toEqual([`env A ${text}`]);
  });

  test('that is in two items of one name is told by the whole way to it', () => {
    const containers = (value: string) =>
      ['web', 'cache'].map((name) => ({ name, env: [{ name: 'A', value: name === 'web' ? value : 'x' }] }));
    const template = (value: string) => deployment({ template: { spec: { containers: containers(value) } } });
    expect(says(template('x'), template('z'))).toEqual(['template.spec.containers web env A x → z']);
  });

  test('that is a number and left out shows what it becomes', () => {
    expect(says(deployment({ replicas: 3 }), deployment({ replicas: undefined }))).toEqual([
      'replicas 3 → 1 (left out)',
    ]);
    expect(says(deployment({ replicas: undefined }), deployment({ replicas: 3 }))).toEqual([
      'replicas 1 (left out) → 3',
    ]);
  });

  test('of an item that is new is one row', () => {
    const first = { name: 'A', value: 'a' };
    expect(says(env(first), env(first, { name: 'B', value: 'b' }))).toEqual(['env B (none) → b']);
  });

  test('in another order is seen', () => {
    const [first, second] = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ];
    expect(says(env(first, second), env(second, first))).toEqual([
      'containers web env in another order: ["A","B"] → ["B","A"]',
    ]);
  });

  test.each(['data', 'stringData', 'stringdata'])('of a Secret’s %s is not shown', (field) => {
    const secret = (password: string) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'db', annotations: { 'kapp.k14s.io/original': password } },
      [field]: { password },
    });
    const text = between([secret('bicycle')], [secret('tractor')]);
    expect(rows(text)).toHaveLength(2);
    expect(text).toContain(`${field}.password (hidden) → (hidden)`);
    expect(text).not.toMatch(/bicycle|tractor/);
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
      'Delete what is gone **after** you have applied, as that deletes nothing:\n\n```sh\nkubectl delete --now --ignore-not-found -n shop pod/a\n```',
    );
  });

  test('that is gone and was a LoadBalancer loses its external address', () => {
    expect(rows(between([service({ type: 'LoadBalancer' })], []))).toEqual([
      '| Service web | gone | **stays in the cluster**: delete it, and its **external address is lost** |',
    ]);
  });

  test.each([
    [
      'a Namespace',
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', namespace: 'a' } },
      'Namespace shop',
    ],
    ['a StatefulSet', { ...deployment(), kind: 'StatefulSet' }, 'StatefulSet web'],
    ['a custom Service', { ...service(), apiVersion: 'serving.knative.dev/v1' }, 'Service.serving.knative.dev web'],
  ])('that is gone and is %s is deleted by no command', (_, object, name) => {
    const text = between([object], []);
    expect(rows(text)).toEqual([`| ${name} | gone | **stays in the cluster** |`]);
    expect(text).not.toContain('kubectl delete');
    expect(text).toContain(`${name}: not in a command, as deleting that may delete more`);
  });

  test('whose name is more than a name to a shell is deleted by no command', () => {
    for (const name of ['x; rm -rf /', '-A', 'a b']) expect(between([pod(name)], [])).not.toContain('kubectl delete');
  });

  test.each([
    ['Pod', 'v1', 'pod'],
    ['Service', 'v1', 'service'],
    ['ConfigMap', 'v1', 'configmap'],
    ['Deployment', 'apps/v1', 'deployment.apps'],
    ['ReplicaSet', 'apps/v1', 'replicaset.apps'],
    ['DaemonSet', 'apps/v1', 'daemonset.apps'],
    ['Job', 'batch/v1', 'job.batch'],
    ['CronJob', 'batch/v1', 'cronjob.batch'],
    ['Ingress', 'networking.k8s.io/v1', 'ingress.networking.k8s.io'],
    ['NetworkPolicy', 'networking.k8s.io/v1', 'networkpolicy.networking.k8s.io'],
    ['HorizontalPodAutoscaler', 'autoscaling/v2', 'horizontalpodautoscaler.autoscaling'],
    ['PodDisruptionBudget', 'policy/v1', 'poddisruptionbudget.policy'],
  ])('that is gone and is a %s is deleted by a command', (kind, apiVersion, resource) => {
    const object = { apiVersion, kind, metadata: { name: 'a' } };
    expect(between([object], [])).toContain(`kubectl delete --now --ignore-not-found ${resource}/a\n`);
  });

  test('that is refused and was a LoadBalancer loses its external address', () => {
    const address = (clusterIP: string) => service({ type: 'LoadBalancer', clusterIP });
    expect(rows(between([address('10.0.0.8')], [address('10.0.0.9')]))).toEqual([
      '| Service web | clusterIP 10.0.0.8 → 10.0.0.9 | **refused**: delete it first, and its **external address is lost** |',
    ]);
  });

  test('of a group is deleted by its group', () => {
    expect(between([deployment()], [])).toContain('--ignore-not-found deployment.apps/web\n');
  });

  test('that is refused because it is not valid is not to be deleted', () => {
    const two = service({ ports: [{ port: 80 }, { port: 81 }] });
    const text = between([service()], [two]);
    expect(text).toContain('**refused**: it is not valid');
    expect(text).not.toContain('kubectl delete');
  });

  test('that writes its namespace out, or leaves it out, is neither new nor gone', () => {
    const written = pod('a', { metadata: { namespace: 'shop' } });
    for (const [before, after, change] of [
      [pod('a'), written, '(none) → shop'],
      [written, pod('a'), 'shop → (none)'],
    ] as const) {
      const text = between([before], [after]);
      expect(rows(text)).toEqual([
        expect.stringContaining(
          `namespace ${change} | if you applied it there, nothing changes; else it is made there`,
        ),
      ]);
      expect(text).not.toContain('kubectl delete');
    }
  });

  test('that writes its namespace out and changes what cannot change is deleted by no command', () => {
    const written = pod('a', { metadata: { namespace: 'shop' }, spec: { hostNetwork: true } });
    const text = between([pod('a')], [written]);
    expect(rows(text)).toContain('| Pod shop/a | hostNetwork (none) → true | ask `kubectl diff` |');
    expect(text).not.toContain('kubectl delete');
  });

  test('that goes from one namespace to another is made there, and the old one stays', () => {
    const [before, after] = ['shop', 'desk'].map((namespace) => pod('a', { metadata: { namespace } }));
    expect(before && after && rows(between([before], [after]))).toEqual([
      '| Pod shop/a | gone | **stays in the cluster**: delete it |',
      '| Pod desk/a | new | created |',
    ]);
  });

  test.each([
    ['Deployment', 'apps/v1'],
    ['Ingress', 'networking.k8s.io/v1'],
    ['PodSecurityPolicy', 'policy/v1beta1'],
  ])('that is a %s of extensions is the same in the group that Kubernetes moved it to', (kind, apiVersion) => {
    const object = { kind, metadata: { name: 'web' } };
    expect(rows(between([{ apiVersion: 'extensions/v1beta1', ...object }], [{ apiVersion, ...object }]))).toEqual([
      `| ${kind} web | apiVersion extensions/v1beta1 → ${apiVersion} | ask \`kubectl diff\` |`,
    ]);
  });

  test('without a name is told by its construct', () => {
    const job = (image: string) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { generateName: 'job-' },
      spec: { containers: [{ name: 'job', image }] },
    });
    expect(rows(between([job('a'), job('b')], [job('a'), job('c')]))).toEqual([
      expect.stringMatching(/^\| Pod of test\/1 \| containers job image b → c \| /),
    ]);
  });

  test('whose name is generated is created by kubectl create, and not by kubectl apply', () => {
    const job = (image: string) => ({
      ...pod('a'),
      metadata: { generateName: 'job-' },
      spec: { containers: [{ name: 'job', image }] },
    });
    const refused = '**refused** by kubectl apply, as it has a generateName: use `kubectl create`';
    expect(rows(between([], [job('a')]))).toEqual([`| Pod of test/0 | new | ${refused} |`]);
    expect(rows(between([job('a')], [job('b')]))).toEqual([
      `| Pod of test/0 | containers job image a → b | ${refused} |`,
    ]);
  });

  test('that is gone is deleted after applying, and what is refused before it', () => {
    const menu = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
    const text = between([menu('menu-1'), pod('a')], [menu('menu-2'), pod('a', { spec: { hostNetwork: true } })]);
    expect(text.split('\n\n').slice(1)).toEqual([
      'Delete these **before** you apply. Until you apply, they are away:',
      '```sh\nkubectl delete --now --ignore-not-found pod/a\n```',
      'Delete what is gone **after** you have applied, as that deletes nothing:',
      '```sh\nkubectl delete --now --ignore-not-found configmap/menu-1\n```',
    ]);
  });

  test.each([
    ['node port', { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }],
    ['address', { clusterIP: '10.96.0.9', ports: [{ port: 80 }] }],
  ])('that is gone with the %s that another one takes is deleted before applying', (_, spec) => {
    const other = { ...service(spec), metadata: { name: 'shop' } };
    const text = between([service(spec)], [other]);
    expect(rows(text)).toEqual([
      '| Service web | gone | **stays in the cluster**: delete it first, as another Service takes its node port or address |',
      '| Service shop | new | created |',
    ]);
    expect(text).toContain('Delete these **before** you apply. Until you apply, they are away:');
  });

  test('that is gone, headless as another one, is not in its way', () => {
    const [one, other] = ['web', 'shop'].map((name) => ({ ...service({ clusterIP: 'None' }), metadata: { name } }));
    expect(one && other && rows(between([one], [other]))[0]).toBe(
      '| Service web | gone | **stays in the cluster**: delete it |',
    );
  });

  test('and a thousand that are alike are one row', () => {
    const pods = Array.from({ length: 1000 }, (_, i) => pod(`a-${i}`));
    expect(rows(between([], pods))).toEqual(['| Pod a-0, Pod a-1 and 998 more | new | created |']);
  });
});

describe('the rows', () => {
  test('come by what they ask of the reader', () => {
    const configMap = (value: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: { value },
    });
    const storage = (value: string) => ({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'a' },
      parameters: { value },
    });
    const before = [
      configMap('a'),
      storage('a'),
      deployment({}, { app: 'web' }, 'new'),
      deployment(),
      pod('gone'),
      service({ type: 'LoadBalancer' }),
      pod('a'),
    ];
    const after = [
      configMap('b'),
      storage('b'),
      deployment({}, { app: 'web', tier: 'x' }, 'new'),
      deployment({}, { app: 'shop' }),
      service(),
      pod('a', { spec: { hostNetwork: true } }),
      pod('b'),
    ];
    expect(rows(between(before, after)).map((row) => row.split(' | ')[2]?.replace(/:.*| \|$/, ''))).toEqual([
      '**refused**',
      '**refused**',
      'taken',
      '**stays in the cluster**',
      'ask `kubectl diff`',
      'taken',
      'created',
      'taken',
    ]);
  });

  test('of one rank come by object, and what waits comes after what it waits for', () => {
    const changed = (name: string) =>
      pod(name, { metadata: { labels: { app: 'web', tier: name } }, spec: { hostname: name } });
    expect(rows(between([pod('b'), pod('a')], [changed('b'), changed('a')])).map((row) => row.split(' → ')[0])).toEqual(
      [
        '| Pod b | hostname (none)',
        '| Pod b | labels.tier (none)',
        '| Pod a | hostname (none)',
        '| Pod a | labels.tier (none)',
      ],
    );
  });

  test('of the same label are one row over all kinds, with the number of objects beyond three', () => {
    const labelled = (chart: string, ...names: string[]) => [
      ...names.map((name) => pod(name, { metadata: { labels: { app: 'web', chart } } })),
      { ...service(), metadata: { name: 'web', labels: { chart } } },
    ];
    const says = (...names: string[]) => rows(between(labelled('x-1', ...names), labelled('x-2', ...names)));
    expect(says('a', 'b')).toEqual(['| Pod a, Pod b, Service web | labels.chart x-1 → x-2 | taken |']);
    expect(says('a', 'b', 'c')).toEqual(['| 4 objects | labels.chart x-1 → x-2 | taken |']);
  });

  test('of hundreds that say the same kind of thing are some, and how many more', () => {
    const pods = (image: string) =>
      Array.from({ length: 300 }, (_, i) =>
        pod(`a-${i}`, { spec: { containers: [{ name: 'web', image: `${image}-${i}` }] } }),
      );
    const all = rows(between(pods('a'), pods('b')));
    expect(all).toHaveLength(101);
    expect(all.at(-1)).toBe('| … | 200 more rows like these | taken: the container restarts |');
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

  test('to pods of which there are none any more is gone', () => {
    expect(between([deployment(), service()], [deployment({ replicas: 0 }), service()])).toMatch(
      /^Service web: reaches \*\*nothing\*\* any more\./,
    );
  });

  describe('to a number that the pods do not declare any more', () => {
    const declaring = (...ports: object[]) => pod('a', { spec: { containers: [{ name: 'web', ports }] } });

    test('is told, and that nothing may answer where check finds a problem', () => {
      expect(between([pod('a'), service()], [declaring({ containerPort: 9090 }), service()])).toMatch(
        /^Service web: sends to 8080, which its pods do not declare any more, so \*\*nothing\*\* may answer\./,
      );
    });

    test('is told without a word of nothing where check finds none', () => {
      expect(between([pod('a'), service()], [declaring(), service()])).toMatch(
        /^Service web: sends to 8080, which its pods do not declare any more\.\n/,
      );
    });

    test('is told without a word of nothing where check only has a hint', () => {
      const two = service({ ports: [8080, 9090].map((port) => ({ name: `p-${port}`, port })) });
      const [both, others] = [
        [8080, 9090],
        [9090, 9999],
      ].map((ports) => declaring(...ports.map((containerPort) => ({ containerPort }))));
      expect(both && others && between([both, two], [others, two])).toMatch(
        /^Service web: its port p-8080 sends to 8080, which its pods do not declare any more\.\n/,
      );
    });

    test('is told of another number of the Service as well', () => {
      const after = service({ ports: [{ name: 'http', port: 80, targetPort: 8081 }] });
      expect(between([pod('a'), service()], [pod('a'), after])).toMatch(
        /^Service web: sends to 8081 now, which its pods do not declare, so \*\*nothing\*\* may answer\./,
      );
    });

    test('is told of the pods that do not, where others do', () => {
      const [first, second] = [pod('a'), pod('b')];
      expect(between([first, second, service()], [declaring(), second, service()])).toMatch(
        /^Service web: sends to 8080, which Pod a does not declare any more\.\n/,
      );
    });
  });

  describe('of one of two ports', () => {
    const ports = ['http', 'metrics'].map((name, i) => ({ name, port: 80 + i, targetPort: name }));
    const declaring = (name: string, ...names: string[]) => {
      const declared = names.map((name, i) => ({ name, containerPort: 8080 + i }));
      return pod(name, { spec: { containers: [{ name: 'web', ports: declared }] } });
    };
    const both = declaring('a', 'http', 'metrics');

    test('that is gone is told', () => {
      expect(between([both, service({ ports })], [declaring('a', 'http', 'prom'), service({ ports })])).toMatch(
        /^Service web: its port metrics reaches \*\*nothing\*\* any more\.\n/,
      );
    });

    test('that is gone to some pods is told', () => {
      const [more, fewer] = [declaring('b', 'http', 'metrics'), declaring('b', 'http')];
      expect(between([both, more, service({ ports })], [both, fewer, service({ ports })])).toMatch(
        /^Service web: its port metrics reaches Pod b \*\*no more\*\*\.\n/,
      );
    });

    test('that is new is told', () => {
      expect(between([declaring('a', 'http'), service({ ports })], [both, service({ ports })])).toMatch(
        /^Service web: its port metrics reaches Pod a now\.\n/,
      );
    });
  });

  test('to a Deployment that has another name now is there until the old one is deleted', () => {
    const renamed = deployment({}, { app: 'web' }, 'shop');
    expect(between([deployment(), service()], [renamed, service()]).split('\n\n').slice(0, 2)).toEqual([
      'Service web: reaches Deployment web until it is deleted.',
      'Service web: reaches Deployment shop as well.',
    ]);
  });

  test('to pods that are gone is there until they are deleted', () => {
    expect(between([pod('a'), service()], [service()])).toMatch(
      /^Service web: reaches \*\*nothing\*\* any more, once you delete Pod a\.\n/,
    );
  });

  test('of a Service that is another name from now on is gone', () => {
    const external = service({ type: 'ExternalName', externalName: 'web.example' });
    expect(between([pod('a'), service()], [pod('a'), external])).toMatch(
      /^Service web: reaches Pod a \*\*no more\*\*\.\n/,
    );
  });

  test('of a Service whose selector is removed stays', () => {
    expect(between([pod('a'), service()], [pod('a'), service({ selector: undefined })])).toMatch(
      /^Service web: has no selector any more, and \*\*keeps the endpoints\*\* that it had\.\n/,
    );
  });

  test('to pods whose change is not valid stays', () => {
    const invalid = deployment({}, { app: 'shop' });
    expect(between([deployment(), service()], [invalid, service()])).toMatch(/^\| what/);
  });

  test('of a Service that reaches nothing any more comes before all others', () => {
    const stock = { ...service({ selector: { app: 'wbe' } }), metadata: { name: 'stock' } };
    const text = between([pod('a'), stock, service()], [mislabelled, stock, service()]);
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      'Service web: reaches **nothing** any more, once you delete Pod a.',
      'Service stock: reaches Pod b now.',
    ]);
  });

  test('of hundreds of Services is told of some, and how many more there are', () => {
    const all = Array.from({ length: 110 }, (_, i) => [
      pod(`a-${i}`, { metadata: { labels: { app: `web-${i}` } } }),
      { ...service({ selector: { app: `web-${i}` } }), metadata: { name: `web-${i}` } },
    ]);
    const [pods, services] = [all.flatMap(([one]) => one ?? []), all.flatMap(([, one]) => one ?? [])];
    const [, ...shown] =
      between(services, [...pods, ...services])
        .split('\n\n| what ')[0]
        ?.split('\n\n')
        .reverse() ?? [];
    expect(shown).toHaveLength(100);
    expect(between(services, [...pods, ...services])).toContain(
      '\n\n10 more Services and routes reach others than before.\n\n',
    );
  });

  test('says in which states', () => {
    const states = (second: object) => ({ '1-one': [pod('a'), service()], '2-two': [pod('a'), second, service()] });
    expect(compared(states(pod('b')), states(mislabelled))).toContain(
      'Service web in 2-two: reaches Pod b **no more**.',
    );
  });
});

describe('a state', () => {
  test('that is new is named, with what its Services reach', () => {
    const stock = { ...service({ selector: { app: 'wbe' } }), metadata: { name: 'stock' } };
    expect(compared({ '1-one': [pod('a')] }, { '1-one': [pod('a')], '2-two': [pod('b'), service(), stock] })).toBe(
      'State 2-two is new. Service web reaches Pod b. Service stock reaches **nothing**.',
    );
  });

  test('beside others, and not before them, has commands of its own', () => {
    const states = (hostNetwork?: boolean) => ({
      prod: [pod('a', { spec: { hostNetwork } }), service()],
      staging: [pod('a', { spec: { hostNetwork } })],
    });
    expect(compared(states(), states(true)).split('\n\n').slice(1)).toEqual([
      'In prod: Delete these **before** you apply. Until you apply, they are away, and no pods answer for Service web:',
      '```sh\nkubectl delete --now --ignore-not-found pod/a\n```',
      'In staging: Delete these **before** you apply. Until you apply, they are away:',
      '```sh\nkubectl delete --now --ignore-not-found pod/a\n```',
    ]);
  });

  test('is listed where the names of states are not numbered', () => {
    const states = (image: string) => ({ prod: [pod('a')], staging: [pod('b', { metadata: { labels: { image } } })] });
    expect(rows(compared(states('x'), states('z')))).toEqual(['| Pod b in staging | labels.image x → z | taken |']);
    const three = (image: string) => ({ ...states(image), test: [pod('b', { metadata: { labels: { image } } })] });
    expect(rows(compared(three('x'), three('z')))).toEqual(['| Pod b in staging, test | labels.image x → z | taken |']);
  });

  test('that is gone is named', () => {
    expect(compared({ '1-one': [pod('a')], '2-two': [pod('b')] }, { '1-one': [pod('a')] })).toBe(
      'State 2-two is gone. What was applied of it stays in the cluster.',
    );
  });

  test('under another name is what one of several alike was, each once', () => {
    expect(compared({ a: [pod('a')], b: [pod('a')] }, { x: [pod('a')], y: [pod('a')] })).toBe(
      'State x is what a was.\n\nState y is what b was.',
    );
  });

  test('under another name is what the other was', () => {
    expect(compared({ '1-one': [pod('a')] }, { '1-first': [pod('a')] })).toBe('State 1-first is what 1-one was.');
  });
});

describe('an object that goes to another state', () => {
  const move = (...[from, to]: readonly [string, string]) =>
    compared({ [from]: [pod('a'), pod('b')], [to]: [pod('b')] }, { [from]: [pod('b')], [to]: [pod('a'), pod('b')] });

  test('stays in the cluster, where the states follow each other', () => {
    expect(move('1-one', '2-two')).toContain(
      '| Pod a in 1-one | gone | stays in the cluster, as another state has it |',
    );
    expect(move('1-one', '2-two')).not.toContain('kubectl delete');
  });

  test('is to be deleted, where the states are clusters side by side', () => {
    expect(move('staging', 'prod')).toContain('| Pod a in staging | gone | **stays in the cluster**: delete it |');
  });
});
