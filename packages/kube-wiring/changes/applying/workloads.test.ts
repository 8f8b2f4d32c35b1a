import { effects } from './effects';

const labels = { app: 'web' };
const image = 'me/web:1';

/** A workload of a kind with some fields of its spec, of its template's spec and of its container. */
const workload = (spec: object = {}, podSpec: object = {}, container: object = {}) => ({
  spec: {
    selector: { matchLabels: labels },
    ...spec,
    template: { metadata: { labels }, spec: { ...podSpec, containers: [{ name: 'web', image, ...container }] } },
  },
});

/** What is said of each difference: its effect, and the reason where there is one. */
const said = (kind: string, before: object, after: object): (string | undefined)[][] =>
  effects('apps', kind, before, after).map(({ effect, reason }) => (reason ? [effect, reason] : [effect]));

const onDelete = { updateStrategy: { type: 'OnDelete', rollingUpdate: null } };

test.each<[string, object, string]>([
  ['Deployment', {}, 'new-pods'],
  ['Deployment', { paused: true }, 'taken'],
  ['Deployment', { replicas: 0 }, 'taken'],
  ['StatefulSet', {}, 'new-pods'],
  ['StatefulSet', onDelete, 'new-pods-once-deleted'],
  ['StatefulSet', { replicas: 0 }, 'taken'],
  ['DaemonSet', {}, 'new-pods'],
  ['DaemonSet', onDelete, 'new-pods-once-deleted'],
  ['ReplicaSet', {}, 'new-pods-once-deleted'],
])('another image of a %s with %j', (kind, spec, effect) => {
  expect(said(kind, workload(spec), workload(spec, {}, { image: 'me/web:2' }))).toEqual([[effect]]);
});

describe.each(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'])('a %s', (kind) => {
  test('takes another number of seconds in place', () => {
    expect(said(kind, workload(), workload({ minReadySeconds: 5 }))).toEqual([['taken']]);
  });

  test('cannot have another selector', () => {
    const selector = { matchLabels: labels, matchExpressions: [{ key: 'app', operator: 'Exists' }] };
    expect(said(kind, workload(), workload({ selector }))).toEqual([['refused']]);
  });

  test.each([null, {}, { matchLabels: {} }])('cannot have %j for a selector, deleted or not', (selector) => {
    const answers = said(kind, workload(), workload({ selector }));
    expect(answers.at(-1)).toEqual(['invalid', 'it needs a selector']);
  });

  test('has to find its pods', () => {
    const selector = { matchLabels: { ...labels, tier: 'x' } };
    const reason = 'its template lacks tier=x of its selector';
    expect(said(kind, workload(), workload({ selector }))).toEqual([['invalid', reason]]);
  });

  test('has to have labels for its pods', () => {
    const after = workload();
    const template = { ...after.spec.template, metadata: undefined };
    expect(said(kind, workload(), { spec: { ...after.spec, template } })).toEqual([
      ['invalid', 'its template lacks app=web of its selector'],
    ]);
  });

  test.each([
    [{ restartPolicy: 'Never' }, 'its pods always restart'],
    [{ activeDeadlineSeconds: 9 }, 'its pods have no deadline'],
  ])('has pods that run on, not with %j', (podSpec, reason) => {
    expect(said(kind, workload(), workload({}, podSpec))).toEqual([['invalid', reason]]);
  });
});

test('details of a rolling update are refused beside Recreate', () => {
  const strategy = { type: 'Recreate', rollingUpdate: { maxSurge: 1 } };
  expect(said('Deployment', workload(), workload({ strategy }))).toEqual([
    ['invalid', 'Recreate has no rollingUpdate'],
  ]);
});

describe('a StatefulSet', () => {
  test('keeps the details that were filled in beside OnDelete, which cannot have them', () => {
    const alone = { updateStrategy: { type: 'OnDelete' } };
    const reason = 'OnDelete needs rollingUpdate: null beside it';
    expect(said('StatefulSet', workload(), workload(alone))).toEqual([['refused', reason]]);
    expect(said('StatefulSet', workload(), workload(onDelete))).toEqual([['taken']]);
    const written = { updateStrategy: { rollingUpdate: { partition: 1 } } };
    expect(said('StatefulSet', workload(written), workload(alone))).toEqual([['taken'], ['taken']]);
  });

  test('has details filled in only where its type is left out', () => {
    const [type, details] = [{ type: 'RollingUpdate' }, { rollingUpdate: { partition: 0 } }];
    const of = (updateStrategy: object) => workload({ updateStrategy });
    expect(said('StatefulSet', of({}), of(details))).toEqual([['unchanged']]);
    expect(said('StatefulSet', of(type), of({ ...type, ...details }))).toEqual([['taken']]);
  });

  test.each([
    { podManagementPolicy: 'Parallel' },
    { serviceName: 'web' },
    { volumeClaimTemplates: [{ metadata: { name: 'a' } }] },
  ])('cannot have %j', (spec) => {
    expect(said('StatefulSet', workload(), workload(spec))).toEqual([['refused']]);
  });
});

describe('the pull policy of a container', () => {
  const change = (from: object, to: object) => said('Deployment', workload({}, {}, from), workload({}, {}, to));

  test('is kept where the tag has another default', () => {
    expect(change({ image: 'web:1' }, { image: 'web' })).toEqual([['new-pods', 'imagePullPolicy stays IfNotPresent']]);
    expect(change({ image: 'web:latest' }, { image: 'web:1' })).toEqual([['new-pods', 'imagePullPolicy stays Always']]);
  });

  test('is not kept where it is written, and is the same where the tag has the same default', () => {
    const imagePullPolicy = 'Always';
    expect(change({ image: 'web:1' }, { image: 'web:2' })).toEqual([['new-pods']]);
    expect(change({ image: 'web:1', imagePullPolicy }, { image: 'web' })).toEqual([['new-pods'], ['unchanged']]);
    expect(change({ image: 'web:1' }, { image: 'web', imagePullPolicy })).toEqual([['new-pods'], ['new-pods']]);
    expect(change({}, { args: ['a'] })).toEqual([['new-pods']]);
  });

  test('goes by the tag before a digest', () => {
    const image = 'me:5/web:latest@sha256:0';
    expect(change({ image }, { image, imagePullPolicy: 'Always' })).toEqual([['unchanged']]);
    expect(change({ image: 'web@sha256:0' }, { image: 'web:1' })).toEqual([['new-pods']]);
  });
});

const key = { topologyKey: 'zone', maxSkew: 1 };

test.each<[string, object, object]>([
  ['containers of one name', {}, { initContainers: [{ name: 'a' }, { name: 'a', image }] }],
  ['volumes of one name', { volumes: [{ name: 'a' }] }, { volumes: [{ name: 'a' }, { name: 'a', secret: {} }] }],
  [
    'spreads over one key',
    { topologySpreadConstraints: [key] },
    { topologySpreadConstraints: [key, { ...key, whenUnsatisfiable: 'DoNotSchedule' }] },
  ],
])('two %s are one to kubectl', (_, before, after) => {
  const start = { initContainers: [{ name: 'a' }] };
  expect(said('Deployment', workload({}, { ...start, ...before }), workload({}, { ...start, ...after }))).toEqual([
    ['half'],
  ]);
});

test('the port of the host is not filled in of a template', () => {
  const [port, hostNetwork] = [{ containerPort: 80 }, true];
  const of = (port: object) => workload({}, { hostNetwork }, { ports: [port] });
  expect(said('Deployment', of(port), of({ ...port, hostPort: 80 }))).toEqual([['new-pods']]);
});
