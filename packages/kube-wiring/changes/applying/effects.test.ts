import { type Applied, effects } from './effects';
import type { Effect } from './rule';

const image = 'me/web:1';
const [a, b] = [
  { name: 'A', value: '1' },
  { name: 'B', value: '2' },
];
const [http, admin] = [
  { name: 'http', port: 80, targetPort: 8080 },
  { name: 'admin', port: 9090 },
];
const http3 = { name: 'http3', port: 80, protocol: 'UDP' };
const [web, dns] = [{ containerPort: 8080 }, { containerPort: 8080, protocol: 'UDP' }];
const given = { key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 };
const lax = { key: 'x', operator: 'Exists', effect: 'NoExecute' };

const effectsOf = (applied: readonly Applied[]): Effect[] => applied.map(({ effect }) => effect);

const pod = (spec: object) => ({ metadata: { labels: { app: 'web' } }, spec });

/** The effects on a Pod whose spec changes, its container but for name and image, or its metadata. */
const ofPodSpec = (before: object, after: object) =>
  effectsOf(
    effects('', 'Pod', ...both((spec) => pod({ containers: [{ name: 'web', image }], ...spec }), before, after)),
  );
const ofPodContainer = (before: object, after: object) =>
  effectsOf(effects('', 'Pod', ...both((own) => pod({ containers: [{ name: 'web', image, ...own }] }), before, after)));
const ofMetadata = (before: object, after: object) =>
  effectsOf(effects('', 'Pod', ...both((metadata) => ({ metadata }), before, after)));

const ofService = (before: object, after: object) =>
  effectsOf(
    effects(
      '',
      'Service',
      ...both((spec) => ({ spec: { selector: { app: 'web' }, ports: [http], ...spec } }), before, after),
    ),
  );

const deployment = (spec: object, labels: object, own: object) => ({
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    ...spec,
    template: { metadata: { labels }, spec: { containers: [{ name: 'web', image, ...own }] } },
  },
});

/** The effects on a Deployment whose spec changes, its template's labels, its container, or its template's spec. */
const ofDeployment = (before: object, after: object) =>
  effectsOf(effects('apps', 'Deployment', ...both((spec) => deployment(spec, { app: 'web' }, {}), before, after)));
const ofTemplateLabels = (before: object, after: object) =>
  effectsOf(effects('apps', 'Deployment', ...both((labels) => deployment({}, labels, {}), before, after)));
const ofTemplateContainer = (before: object, after: object) =>
  effectsOf(effects('apps', 'Deployment', ...both((own) => deployment({}, { app: 'web' }, own), before, after)));
const ofTemplateSpec = (before: object, after: object) =>
  effectsOf(effects('apps', 'Deployment', ...both((spec) => ({ spec: { template: { spec } } }), before, after)));

const probes = (from: object, to: object): [object, object] => [
  { livenessProbe: { grpc: { port: 1 }, ...from } },
  { livenessProbe: { grpc: { port: 1 }, ...to } },
];

const both = (manifest: (part: object) => object, before: object, after: object): [object, object] => [
  manifest(before),
  manifest(after),
];

describe('a Pod', () => {
  test.each<[string, object, object, Effect[]]>([
    ['has another deadline that is set', {}, { activeDeadlineSeconds: 9 }, ['taken']],
    ['has a deadline that comes nearer', { activeDeadlineSeconds: 9 }, { activeDeadlineSeconds: 8 }, ['taken']],
    ['has a deadline that goes', { activeDeadlineSeconds: 9 }, {}, ['refused']],
    ['has a deadline that is later', { activeDeadlineSeconds: 9 }, { activeDeadlineSeconds: 10 }, ['refused']],
    ['has the first toleration', {}, { tolerations: [lax] }, ['taken']],
    [
      'has a toleration that is added first',
      { tolerations: [lax] },
      { tolerations: [{ operator: 'Exists' }, lax] },
      ['taken'],
    ],
    [
      'has a toleration that lasts longer',
      { tolerations: [lax] },
      { tolerations: [{ ...lax, tolerationSeconds: 5 }] },
      ['taken'],
    ],
    ['loses a toleration', { tolerations: [lax] }, { tolerations: [] }, ['refused']],
    ['has a toleration that every pod has', {}, { tolerations: [given] }, ['unchanged']],
    ['loses a toleration that every pod has', { tolerations: [given, lax] }, { tolerations: [lax] }, ['unchanged']],
    [
      'loses one that lasts shorter than that of every pod',
      { tolerations: [{ ...given, tolerationSeconds: 5 }] },
      {},
      ['taken'],
    ],
    ['loses one of two', { tolerations: [given, lax] }, {}, ['refused']],
    ['has two more', {}, { tolerations: [given, lax] }, ['taken']],
    ['has a gate', {}, { schedulingGates: [a] }, ['refused']],
    [
      'has a toleration between others',
      { tolerations: [lax, { ...lax, key: 'z' }] },
      { tolerations: [lax, { ...lax, key: 'y' }, { ...lax, key: 'z' }] },
      ['taken'],
    ],
    ['tolerates another effect', { tolerations: [lax] }, { tolerations: [{ ...lax, effect: '' }] }, ['unknown']],
    ['has an empty directory', { volumes: [{ name: 'a' }] }, { volumes: [{ name: 'a', emptyDir: {} }] }, ['unchanged']],
    [
      'has an empty directory in another spelling',
      { volumes: [{ name: 'a', emptyDir: null }] },
      { volumes: [{ name: 'a', emptyDir: {} }] },
      ['unchanged'],
    ],
    [
      'has an empty directory beside a ConfigMap',
      { volumes: [{ name: 'a', configMap: { name: 'a' } }] },
      { volumes: [{ name: 'a', configMap: { name: 'a' }, emptyDir: {} }] },
      ['refused'],
    ],
    ['loses a gate', { schedulingGates: [a, b] }, { schedulingGates: [b] }, ['taken']],
    [
      'has another node while it has a gate',
      { schedulingGates: [a] },
      { schedulingGates: [a], nodeSelector: { x: 'y' } },
      ['unknown'],
    ],
    ['has another network', {}, { hostNetwork: true }, ['refused']],
    ['has its network written out', {}, { hostNetwork: false }, ['unchanged']],
    ['has a network in quotes', {}, { hostNetwork: 'true' }, ['invalid']],
    ['has an empty list', {}, { imagePullSecrets: [] }, ['unchanged']],
    ['has an empty node selector', { nodeSelector: {} }, {}, ['unchanged']],
    ['has an empty security context', {}, { securityContext: {} }, ['unchanged']],
    ['has an empty affinity', {}, { affinity: {} }, ['refused']],
    ['has null for its affinity', {}, { affinity: null }, ['unchanged']],
    ['has its links written out', {}, { enableServiceLinks: true }, ['unchanged']],
    ['has its account written out', {}, { serviceAccountName: 'default' }, ['unchanged']],
    ['has its account under its other name', {}, { serviceAccount: 'default' }, ['unchanged']],
    [
      'loses its account under both names',
      { serviceAccountName: 'default', serviceAccount: 'default' },
      {},
      ['refused', 'refused'],
    ],
    [
      'has what is filled in of a volume of its own written out',
      { volumes: [{ name: 'disk', iscsi: { lun: 0 } }] },
      { volumes: [{ name: 'disk', iscsi: { lun: 0, iscsiInterface: 'default' } }] },
      ['unchanged'],
    ],
    ['has its priority written out', {}, { priority: 0 }, ['unchanged']],
    ['has its preemption written out', {}, { preemptionPolicy: 'PreemptLowerPriority' }, ['unchanged']],
    ['has another order of volumes', { volumes: [a, b] }, { volumes: [b, a] }, ['refused']],
    [
      'has an empty text that may be nothing',
      { affinity: { podAffinity: {} } },
      { affinity: { podAffinity: {}, nodeAffinity: {} } },
      ['unknown'],
    ],
  ])('that %s', (_, before, after, expected) => expect(ofPodSpec(before, after)).toEqual(expected));

  test.each<[string, object, object, Effect[]]>([
    ['another image', {}, { image: 'me/web:2' }, ['restarts']],
    ['its protocol written out', { ports: [web] }, { ports: [{ ...web, protocol: 'TCP' }] }, ['unchanged']],
    ['its pull policy written out', {}, { imagePullPolicy: 'IfNotPresent' }, ['unchanged']],
    ['another pull policy', {}, { imagePullPolicy: 'Always' }, ['refused']],
    [
      'the pull policy of latest left out',
      { image: 'me:5/web', imagePullPolicy: 'Always' },
      { image: 'me:5/web' },
      ['unchanged'],
    ],
    [
      'the policy that it had written out beside latest',
      {},
      { image: 'me/web:latest', imagePullPolicy: 'IfNotPresent' },
      ['restarts', 'unchanged'],
    ],
    ['an empty value left out', { env: [{ name: 'A', value: '' }] }, { env: [{ name: 'A' }] }, ['unchanged']],
    [
      'a boolean for a text',
      { env: [{ name: 'A', value: 'true' }] },
      { env: [{ name: 'A', value: true }] },
      ['invalid'],
    ],
    ['a new entry with a number for a text', {}, { env: [{ name: 'A', value: 1 }] }, ['invalid']],
    ['a number as an argument', { args: ['1'] }, { args: [1] }, ['invalid']],
    ['a text for a number', { ports: [web] }, { ports: [{ containerPort: '8080' }] }, ['invalid']],
    ['another order of env', { env: [a, b] }, { env: [b, a] }, ['refused']],
    ['an env entry twice', { env: [a] }, { env: [a, a] }, ['unknown']],
    ['a port of another protocol', { ports: [web] }, { ports: [web, dns] }, ['unknown']],
    ['an empty security context', {}, { securityContext: {} }, ['refused']],
    [
      'the same amounts',
      { resources: { requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '1Mi' } } },
      { resources: { requests: { cpu: 0.1, memory: '1024Mi' }, limits: { memory: '1024Ki' } } },
      ['unchanged', 'unchanged', 'unchanged'],
    ],
    [
      'other amounts',
      { resources: { limits: { cpu: '100m' } } },
      { resources: { limits: { cpu: '100' } } },
      ['refused'],
    ],
    ...[
      ['128e6', '128M'],
      ['1', 1],
      ['0.5', '500m'],
      ['1.5Gi', '1536Mi'],
      ['+1E', '1e18'],
      ['1000000n', '1m'],
      ['100.5m', '101m'],
      ['.5', '500000u'],
      ['1Ti', '1024Gi'],
      ['1P', '1000T'],
      ['1k', '1000'],
    ].map(([from, to]): [string, object, object, Effect[]] => [
      `${from} of memory instead of ${to}`,
      { resources: { requests: { memory: from } } },
      { resources: { requests: { memory: to } } },
      ['unchanged'],
    ]),
    [
      'no quantity',
      { resources: { requests: { memory: '1Gi' } } },
      { resources: { requests: { memory: '1GB' } } },
      ['invalid'],
    ],
    ['no number of seconds for a probe', ...probes({}, { timeoutSeconds: 0 }), ['unchanged']],
    ['seconds for a probe instead of none', ...probes({ timeoutSeconds: 0 }, { timeoutSeconds: 2 }), ['refused']],
    [
      'requests that are its limits',
      { resources: { limits: { cpu: 1 } } },
      { resources: { limits: { cpu: 1 }, requests: { cpu: '1000m' } } },
      ['unchanged'],
    ],
    [
      'other requests than its limits',
      { resources: { limits: { cpu: 1 } } },
      { resources: { limits: { cpu: 1 }, requests: { cpu: '100m' } } },
      ['refused'],
    ],
    [
      'a probe’s numbers written out',
      { livenessProbe: { grpc: { port: 1 } } },
      { livenessProbe: { grpc: { port: 1 }, periodSeconds: 10 } },
      ['unchanged'],
    ],
  ])('that has %s', (_, before, after, expected) => expect(ofPodContainer(before, after)).toEqual(expected));

  test.each<[string, object, Effect]>([
    ['', {}, 'taken'],
    [' that is a sidecar', { restartPolicy: 'Always' }, 'restarts'],
  ])('that has another image of an init container%s', (_, own, expected) => {
    const spec = (image: string) => ({ initContainers: [{ name: 'init', image, ...own }] });
    expect(ofPodSpec(spec('a:1'), spec('a:2'))).toEqual([expected]);
  });

  test.each<[string, object, object, Effect[]]>([
    ['another label', { labels: { app: 'web' } }, { labels: { app: 'web', tier: '' } }, ['taken']],
    ['a number for a label', { labels: { app: '1' } }, { labels: { app: 1 } }, ['invalid']],
    ['no labels for empty ones', { labels: {} }, {}, ['unchanged']],
    ['another annotation', {}, { annotations: { x: 'y' } }, ['taken']],
    [
      'another AppArmor profile',
      { annotations: {} },
      { annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'y' } },
      ['refused'],
    ],
    ['another owner', {}, { ownerReferences: [{ name: 'x' }] }, ['unknown']],
  ])('that has %s', (_, before, after, expected) => expect(ofMetadata(before, after)).toEqual(expected));

  test('that keeps the pull policy of another tag says so', () => {
    const of = (image: string) => pod({ containers: [{ name: 'web', image }] });
    expect(effects('', 'Pod', of('me/web:1'), of('me/web'))).toMatchObject([
      { effect: 'restarts', reason: 'imagePullPolicy stays IfNotPresent' },
    ]);
  });

  test('that has its host’s network has the ports of its host filled in', () => {
    const spec = (port: object) => ({ hostNetwork: true, containers: [{ name: 'web', image, ports: [port] }] });
    expect(ofPodSpec(spec({ containerPort: 80 }), spec({ containerPort: 80, hostPort: 80 }))).toEqual(['unchanged']);
    expect(ofPodSpec(spec({ containerPort: 80 }), spec({ containerPort: 80, hostPort: 81 }))).toEqual(['refused']);
  });

  test('of which one field is refused waits for it, but for what changes nothing', () => {
    const after = { image: 'me/web:2', tty: true, imagePullPolicy: 'IfNotPresent' };
    expect(ofPodContainer({}, after)).toEqual(['waits', 'refused', 'unchanged']);
  });
});

test.each<[string, object, object, string]>([
  ['no number', { replicas: 1 }, { replicas: '2' }, 'it has to be a number'],
  ['neither true nor false', {}, { paused: 'yes' }, 'it has to be true or false'],
  ['no text', {}, { template: { metadata: { labels: { a: 1 } } } }, 'it has to be a text'],
])('a value that is %s is not valid, and says so', (_, before, after, reason) => {
  expect(effects('apps', 'Deployment', { spec: before }, { spec: after })).toMatchObject([
    { effect: 'invalid', reason },
  ]);
});

test.each<[string, object, object, string]>([
  ['lack names', {}, { ports: [http, { port: 1 }] }, 'with more than one port, each needs a name of its own'],
  [
    'share a name',
    {},
    { ports: [http, { ...admin, name: 'http' }] },
    'with more than one port, each needs a name of its own',
  ],
  [
    'have a target in quotes',
    {},
    { ports: [{ ...http, targetPort: '8080' }] },
    'a target port in quotes is a name, and needs a letter',
  ],
])('ports of a Service that %s say what is wrong', (_, before, after, reason) => {
  const [from, to] = both((spec) => ({ spec: { ports: [http], ...spec } }), before, after);
  expect(effects('', 'Service', from, to)).toMatchObject([{ effect: 'invalid', reason }]);
});

test.each([
  [{ clusterIP: 'None' }, {}, 'refused', 'it has no address'],
  [{ clusterIP: 'None' }, { clusterIP: 'None' }, 'invalid', 'without an address, it cannot have this type'],
])('a Service of %j and then %j cannot be a NodePort', (before, after, effect, reason) => {
  const applied = effects('', 'Service', { spec: before }, { spec: { ...after, type: 'NodePort' } });
  expect(applied).toContainEqual(expect.objectContaining({ effect, reason }));
});

test('nothing is deleted for a field that the API may not have, as it would be refused again', () => {
  expect(ofPodContainer({}, { tty: true, port: 8080 })).toEqual(['unknown', 'unknown']);
});

test('all of an object waits for what is not valid, and nothing is known of one of which a field is not', () => {
  const [number, twice, other] = [{ args: [1] }, { env: [a, a] }, { image: 'me/web:2' }];
  expect(ofPodContainer({}, { ...number, ...other, tty: true })).toEqual(['waits', 'invalid', 'waits']);
  expect(ofPodContainer({ env: [a] }, { ...twice, ...other })).toEqual(['unknown', 'unknown']);
});

describe('a Service', () => {
  const external = { type: 'LoadBalancer' };
  const local = { ...external, externalTrafficPolicy: 'Local' };
  const named = { type: 'ExternalName', externalName: 'a.example' };
  const headless = { clusterIP: 'None' };

  test.each<[string, object, object, Effect[]]>([
    ['a policy of an ExternalName', named, { ...named, internalTrafficPolicy: 'Local' }, ['unknown']],
    ['a policy', {}, { internalTrafficPolicy: 'Local' }, ['taken']],
    ['another target', {}, { ports: [{ ...http, targetPort: 8081 }] }, ['taken']],
    ['its target written out', { ports: [admin] }, { ports: [{ ...admin, targetPort: 9090 }] }, ['unchanged']],
    ['its protocol left out', { ports: [{ ...http, protocol: 'TCP' }] }, {}, ['unchanged']],
    ['a target in quotes', {}, { ports: [{ ...http, targetPort: '8080' }] }, ['invalid']],
    ['a target in quotes beside another', {}, { ports: [http, { ...admin, targetPort: '9090' }] }, ['invalid']],
    ['a second port', {}, { ports: [http, admin] }, ['taken']],
    ['a second port without a name', {}, { ports: [http, { port: 1 }] }, ['invalid']],
    ['two ports of one name', {}, { ports: [http, { ...admin, name: 'http' }] }, ['invalid']],
    ['a second port of the same number', {}, { ports: [http, http3] }, ['half']],
    [
      'a second port of the same number and name',
      {},
      { ports: [http, { ...http3, name: 'http' }, admin] },
      ['half', 'half'],
    ],
    ['one of two ports of the same number', { ports: [http, http3] }, { ports: [http] }, ['unknown']],
    [
      'another selector beside two ports of the same number',
      { ports: [http, http3] },
      { ports: [http, http3], selector: { app: 'x' } },
      ['taken'],
    ],
    ['another order of ports', { ports: [http, admin] }, { ports: [admin, http] }, ['taken']],
    [
      'another health check node port',
      { ...local, healthCheckNodePort: 30000 },
      { ...local, healthCheckNodePort: 30001 },
      ['refused'],
    ],
    ['no health check node port any more', { ...local, healthCheckNodePort: 30000 }, local, ['stays']],
    [
      'no health check node port, as its policy needs none',
      { ...local, healthCheckNodePort: 30000 },
      external,
      ['taken', 'taken'],
    ],
    [
      'a health check node port together with its policy',
      external,
      { ...local, healthCheckNodePort: 30000 },
      ['taken', 'taken'],
    ],
    [
      'another number and no node port any more',
      { ...external, ports: [{ ...http, nodePort: 30000 }] },
      { ...external, ports: [{ ...http, port: 81 }] },
      ['taken', 'taken'],
    ],
    [
      'another protocol and no node port any more',
      { ...external, ports: [{ ...http, nodePort: 30000 }] },
      { ...external, ports: [{ ...http, protocol: 'UDP' }] },
      ['taken', 'taken'],
    ],
    ['no node port any more', { ...external, ports: [{ ...http, nodePort: 30000 }] }, external, ['stays']],
    [
      'another node port',
      { type: 'NodePort', ports: [{ ...http, nodePort: 30000 }] },
      { type: 'NodePort', ports: [{ ...http, nodePort: 30001 }] },
      ['taken'],
    ],
    ['its node ports written out', external, { ...external, allocateLoadBalancerNodePorts: true }, ['unchanged']],
    ['no node ports', external, { ...external, allocateLoadBalancerNodePorts: false }, ['taken']],
    ['node ports that it does not need', {}, { allocateLoadBalancerNodePorts: true }, ['taken']],
    ['another list of addresses', { clusterIPs: ['10.96.0.9'] }, { clusterIPs: ['10.96.0.8'] }, ['refused']],
    ['a family', {}, { ipFamilies: ['IPv4'] }, ['unknown']],
    ['no family', { ipFamilies: ['IPv4'] }, {}, ['unknown']],
    [
      'its protocol written out and no node port any more',
      { ...external, ports: [{ ...http, nodePort: 30000 }] },
      { ...external, ports: [{ ...http, protocol: 'TCP' }] },
      ['stays', 'unchanged'],
    ],
    ['no external address any more', external, {}, ['address-lost']],
    ['an external address', {}, external, ['taken']],
    ['another external type', external, { type: 'NodePort' }, ['address-lost']],
    ['its type written out', {}, { type: 'ClusterIP' }, ['unchanged']],
    ['its families written out', {}, { ipFamilyPolicy: 'SingleStack' }, ['unchanged']],
    [
      'its families written out, which depend on the cluster',
      { ...headless, selector: {} },
      { ...headless, selector: {}, ipFamilyPolicy: 'SingleStack' },
      ['unknown'],
    ],
    ['no type, which was none', {}, { type: null }, ['unchanged']],
    ['an address', headless, {}, ['stays-headless']],
    ['another address', { clusterIP: '10.96.0.9' }, { clusterIP: '10.96.0.8' }, ['refused']],
    ['no address any more', { clusterIP: '10.96.0.9' }, {}, ['stays']],
    ['no address', {}, headless, ['refused']],
    ['its address twice', headless, { ...headless, clusterIPs: ['None'] }, ['unchanged']],
    ['a type that needs an address', headless, external, ['waits', 'refused']],
    ['a type that needs an address, and says that it has none', headless, { ...headless, ...external }, ['invalid']],
    ['another name instead of no address', headless, named, ['taken', 'taken', 'taken']],
    ['no address instead of another name', named, headless, ['taken', 'taken', 'taken']],
    [
      'another class',
      { ...external, loadBalancerClass: 'a/b' },
      { ...external, loadBalancerClass: 'a/c' },
      ['refused'],
    ],
    ['a class together with the type', {}, { ...external, loadBalancerClass: 'a/c' }, ['taken', 'taken']],
    ['an affinity', {}, { sessionAffinity: 'ClientIP' }, ['taken']],
    [
      'its affinity’s details written out',
      { sessionAffinity: 'ClientIP' },
      { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } } },
      ['unchanged'],
    ],
    ['details of no affinity', {}, { sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } } }, ['unchanged']],
    ['no selector any more', {}, { selector: {} }, ['taken']],
    ['a number for a label', {}, { selector: { app: 1 } }, ['invalid']],
    ['other families', {}, { ipFamilyPolicy: 'PreferDualStack' }, ['unknown']],
  ])('that has %s', (_, before, after, expected) => expect(ofService(before, after)).toEqual(expected));
});

describe('a Deployment', () => {
  const tier = { app: 'web', tier: 'x' };

  test.each<[string, object, object, Effect[]]>([
    ['other replicas', {}, { replicas: 3 }, ['taken']],
    ['one replica left out', { replicas: 1 }, { replicas: null }, ['unchanged']],
    ['replicas in quotes', {}, { replicas: '2' }, ['invalid']],
    [
      'its strategy written out',
      {},
      { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%' } } },
      ['unchanged'],
    ],
    ['another strategy', { strategy: { type: 'RollingUpdate' } }, { strategy: { type: 'Recreate' } }, ['taken']],
    ['a number of pods for a share', { strategy: {} }, { strategy: { rollingUpdate: { maxSurge: 1 } } }, ['taken']],
    [
      'details of another strategy',
      {},
      { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } },
      ['invalid'],
    ],
    ['a selector that misses its pods', {}, { selector: { matchLabels: tier } }, ['invalid']],
    ['no history', { revisionHistoryLimit: 10 }, { revisionHistoryLimit: 0 }, ['taken']],
  ])('that has %s', (_, before, after, expected) => expect(ofDeployment(before, after)).toEqual(expected));

  test.each<[string, object, object, Effect[]]>([
    ['another label', { app: 'web' }, tier, ['new-pods']],
    ['labels that its selector misses', { app: 'web' }, { app: 'shop' }, ['invalid']],
  ])('whose pods have %s', (_, before, after, expected) => expect(ofTemplateLabels(before, after)).toEqual(expected));

  test('that has another selector is refused', () => {
    const before = deployment({}, tier, {});
    const after = deployment({ selector: { matchLabels: tier } }, tier, {});
    expect(effectsOf(effects('apps', 'Deployment', before, after))).toEqual(['refused']);
  });

  test.each<[string, object, object, Effect[]]>([
    ['another image', {}, { image: 'me/web:2' }, ['new-pods']],
    ['another order of env', { env: [a, b] }, { env: [b, a] }, ['new-pods']],
    ['an env entry twice', { env: [a] }, { env: [a, { ...a, value: '9' }] }, ['half']],
    ['an env entry twice from the start', {}, { env: [a, a] }, ['new-pods']],
    ['an env entry no more twice', { env: [a, a] }, { env: [a] }, ['unknown']],
    ['a port of another protocol', { ports: [web] }, { ports: [web, dns] }, ['half']],
    [
      'requests that are its limits',
      { resources: { limits: { cpu: 1 } } },
      { resources: { limits: { cpu: 1 }, requests: { cpu: 1 } } },
      ['new-pods'],
    ],
    ['a boolean for a text', { env: [a] }, { env: [{ ...a, value: true }] }, ['invalid']],
    ['no directory of its own', {}, { workingDir: '' }, ['unchanged']],
  ])('whose container has %s', (_, before, after, expected) =>
    expect(ofTemplateContainer(before, after)).toEqual(expected),
  );

  test.each<[string, object, object, Effect[]]>([
    ['its links written out', {}, { enableServiceLinks: true }, ['new-pods']],
    [
      'a second alias of one address',
      { hostAliases: [{ ip: '1.1.1.1' }] },
      { hostAliases: [{ ip: '1.1.1.1' }, { ip: '1.1.1.1', hostnames: ['a'] }] },
      ['half'],
    ],
    ['its account written out', {}, { serviceAccountName: 'default' }, ['new-pods']],
    ['no account any more', { serviceAccountName: 'default' }, {}, ['stays']],
    ['no account under both names', { serviceAccountName: 'a', serviceAccount: 'a' }, {}, ['new-pods', 'new-pods']],
    ['another account under its other name', { serviceAccount: 'a' }, { serviceAccount: 'b' }, ['stays']],
    [
      'another account under another name',
      { serviceAccountName: 'a' },
      { serviceAccount: 'b' },
      ['new-pods', 'new-pods'],
    ],
    ['its restarts written out', {}, { restartPolicy: 'Always' }, ['unchanged']],
    ['an empty affinity', {}, { affinity: {} }, ['new-pods']],
    ['no restarts', {}, { restartPolicy: 'Never' }, ['invalid']],
    ['a deadline', {}, { activeDeadlineSeconds: 9 }, ['invalid']],
    [
      'its volume’s mode written out',
      { volumes: [{ name: 'a', configMap: {} }] },
      { volumes: [{ name: 'a', configMap: { defaultMode: 420 } }] },
      ['unchanged'],
    ],
  ])('whose pods have %s', (_, before, after, expected) => expect(ofTemplateSpec(before, after)).toEqual(expected));

  test.each([{ replicas: 0 }, { paused: true }])('that makes no pods takes another template: %j', (spec) => {
    const [before, after] = both((own) => deployment(spec, { app: 'web' }, own), {}, { image: 'me/web:2' });
    expect(effectsOf(effects('apps', 'Deployment', before, after))).toEqual(['taken']);
  });
});

describe('of another kind', () => {
  test.each<[string, string, object, object, Effect[]]>([
    ['', 'ConfigMap', { data: { a: '1' } }, { data: { a: '2' } }, ['read-again']],
    ['', 'ConfigMap', { data: { a: '1' }, immutable: true }, { data: { a: '2' }, immutable: true }, ['refused']],
    ['', 'Secret', { stringData: { a: '1', b: '2' } }, { stringData: { a: '1' } }, ['stays']],
    ['', 'Secret', { data: { a: '1' } }, { data: { a: '2' } }, ['read-again']],
    ['', 'Secret', {}, { type: 'Opaque' }, ['unchanged']],
    ['', 'Secret', { type: 'Opaque' }, { type: 'a/b' }, ['refused']],
    [
      'batch',
      'Job',
      { spec: { template: { spec: {} } } },
      { spec: { template: { spec: { hostNetwork: true } } } },
      ['refused'],
    ],
    [
      'batch',
      'Job',
      { spec: { template: { spec: {} } } },
      { spec: { template: { spec: { terminationGracePeriodSeconds: 30 } } } },
      ['unchanged'],
    ],
    ['batch', 'Job', { spec: {} }, { spec: { completionMode: 'NonIndexed' } }, ['unchanged']],
    ['batch', 'Job', { spec: { completions: 1 } }, { spec: { completions: 2 } }, ['refused']],
    [
      'batch',
      'Job',
      { spec: { completions: 1, completionMode: 'Indexed' } },
      { spec: { completions: 2, completionMode: 'Indexed' } },
      ['unknown'],
    ],
    [
      'apps',
      'StatefulSet',
      { spec: { volumeClaimTemplates: [{ spec: { volumeName: 'a' } }] } },
      { spec: { volumeClaimTemplates: [{ spec: { volumeName: 'b' } }] } },
      ['refused'],
    ],
    ['apps', 'StatefulSet', { spec: {} }, { spec: { podManagementPolicy: 'OrderedReady' } }, ['unchanged']],
    [
      'rbac.authorization.k8s.io',
      'ClusterRoleBinding',
      { roleRef: { name: 'a' } },
      { roleRef: { name: 'b' } },
      ['refused'],
    ],
    ['', 'ConfigMap', { data: { a: 'b' } }, { data: { a: 'b' }, immutable: false }, ['taken']],
    ['batch', 'Job', { spec: { parallelism: 1 } }, { spec: { parallelism: 2 } }, ['taken']],
    ['batch', 'Job', { spec: { podFailurePolicy: {} } }, { spec: {} }, ['refused']],
    ['batch', 'Job', { metadata: { labels: {} } }, { metadata: { labels: { a: 'b' } } }, ['taken']],
    ['apps', 'StatefulSet', { spec: { serviceName: 'a' } }, { spec: { serviceName: 'b' } }, ['refused']],
    ['apps', 'StatefulSet', { spec: { replicas: 1 } }, { spec: { replicas: 2 } }, ['taken']],
    ['rbac.authorization.k8s.io', 'RoleBinding', { roleRef: { name: 'a' } }, { roleRef: { name: 'b' } }, ['refused']],
    ['serving.knative.dev', 'Service', { spec: { type: 'a' } }, { spec: { type: 'b' } }, ['unknown']],
  ])('%s %s: %j, then %j', (group, kind, before, after, expected) => {
    expect(effectsOf(effects(group, kind, before, after))).toEqual(expected);
  });
});

test('nothing is known of an object of another version, which may have had other defaults', () => {
  const before = { apiVersion: 'extensions/v1beta1', spec: {} };
  const after = { apiVersion: 'apps/v1', spec: { selector: { matchLabels: {} } } };
  expect(effects('apps', 'Deployment', before, after).map(({ effect }) => effect)).toEqual(['unknown', 'unknown']);
});

test('a Secret’s values are hidden, and all else is shown', () => {
  expect(effects('', 'Secret', { data: { a: '1' } }, { data: { a: '2' }, type: 'x' })).toEqual([
    { difference: { path: ['data', 'a'], from: '(hidden)', to: '(hidden)', isOrder: false }, effect: 'waits' },
    { difference: { path: ['type'], from: undefined, to: 'x', isOrder: false }, effect: 'refused' },
  ]);
});
