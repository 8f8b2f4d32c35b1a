import { effects } from './effects';

const job = (spec: object = {}, podSpec: object = {}, metadata: object = {}) => ({
  spec: { ...spec, template: { metadata, spec: { restartPolicy: 'Never', ...podSpec } } },
});

const said = (before: object, after: object): (string | undefined)[][] =>
  effects('batch', 'Job', before, after).map(({ effect, reason }) => (reason ? [effect, reason] : [effect]));

const ofCronJob = (before: object, after: object): (string | undefined)[][] =>
  effects('batch', 'CronJob', { spec: { jobTemplate: before } }, { spec: { jobTemplate: after } }).map(
    ({ effect, reason }) => (reason ? [effect, reason] : [effect]),
  );

const containers = (image: string) => ({ containers: [{ name: 'a', image }] });

describe('a Job', () => {
  test.each([
    { activeDeadlineSeconds: 9 },
    { backoffLimit: 2 },
    { podReplacementPolicy: 'Failed' },
    { suspend: true },
    { ttlSecondsAfterFinished: 9 },
  ])('takes %j', (spec) => expect(said(job(), job(spec))).toEqual([['taken']]));

  test.each([
    { backoffLimitPerIndex: 1 },
    { completionMode: 'Indexed' },
    { managedBy: 'a.example/b' },
    { podFailurePolicy: { rules: [] } },
    { successPolicy: { rules: [] } },
  ])('cannot have %j', (spec) => expect(said(job(), job(spec))).toEqual([['refused']]));

  test('has a selector of its own only together with manualSelector', () => {
    const [selector, manualSelector] = [{ matchLabels: { a: 'b' } }, true];
    const reason = 'a selector and manualSelector: true need each other';
    expect(said(job(), job({ selector }))).toEqual([['invalid', reason]]);
    expect(said(job({ selector, manualSelector }), job({ manualSelector }))).toEqual([['invalid', reason]]);
    expect(said(job({ manualSelector }), job({ selector, manualSelector }))).toEqual([['refused']]);
    expect(said(job({ selector, manualSelector }), job())).toContainEqual(['refused']);
  });

  test('has more retries where they are counted by index', () => {
    const spec = { backoffLimitPerIndex: 1 };
    expect(said(job(spec), job({ ...spec, backoffLimit: 6 }))).toEqual([['taken']]);
    expect(said(job(spec), job({ ...spec, backoffLimit: 2147483647 }))).toEqual([['unchanged']]);
  });

  test('replaces pods once they failed where it has a policy of failures', () => {
    const spec = { podFailurePolicy: { rules: [] } };
    expect(said(job(spec), job({ ...spec, podReplacementPolicy: 'Failed' }))).toEqual([['unchanged']]);
  });

  test.each([{ completions: 1 }, { parallelism: 1 }])('may have had %j, or not', (spec) => {
    expect(said(job(), job(spec))).toEqual([['unknown']]);
    expect(said(job(spec), job())).toEqual([['unknown']]);
  });

  test('runs one pod at a time beside completions', () => {
    const spec = { completions: 2 };
    expect(said(job(spec), job({ ...spec, parallelism: 1 }))).toEqual([['unchanged']]);
    expect(said(job({ ...spec, parallelism: 1 }), job(spec))).toEqual([['unchanged']]);
  });

  test('cannot have another template', () => {
    expect(said(job({}, containers('a:1')), job({}, containers('a:2')))).toEqual([['refused']]);
    expect(said(job(), job({}, { nodeSelector: { a: 'b' } }))).toEqual([['refused']]);
  });

  test.each<[object, object, string]>([
    [{ nodeSelector: { a: 'b' } }, {}, 'taken'],
    [{ schedulingGates: [{ name: 'a.example/b' }] }, {}, 'taken'],
    [{ tolerations: [{ operator: 'Exists' }] }, {}, 'taken'],
    [{}, { labels: { a: 'b' } }, 'taken'],
    [{}, { annotations: { a: 'b' } }, 'taken'],
    [{ affinity: { podAffinity: {} } }, {}, 'unknown'],
    [{ hostNetwork: true }, {}, 'refused'],
  ])('that is suspended has a template with %j and %j', (podSpec, metadata, effect) => {
    const suspend = true;
    expect(said(job({ suspend }), job({ suspend }, podSpec, metadata))).toEqual([[effect]]);
  });

  test('has pods that come to an end', () => {
    const reason = 'it has to be Never or OnFailure';
    expect(said(job(), job({}, { restartPolicy: 'Always' }))).toEqual([['invalid', reason]]);
    expect(said(job(), job({}, { restartPolicy: 'OnFailure' }))).toEqual([['refused']]);
    expect(ofCronJob(job(), job({}, { restartPolicy: null }))).toEqual([['invalid', reason]]);
  });
});

describe('a CronJob', () => {
  test('has another job on its next run', () => {
    expect(ofCronJob(job(), job({ backoffLimit: 6 }))).toEqual([['on-next-run']]);
    expect(ofCronJob(job(), job({}, { dnsPolicy: 'ClusterFirst' }))).toEqual([['unchanged']]);
  });

  test('keeps the pull policy of another tag', () => {
    const kept = ['on-next-run', 'imagePullPolicy stays IfNotPresent'];
    expect(ofCronJob(job({}, containers('a:1')), job({}, containers('a')))).toEqual([kept]);
  });

  test('takes another schedule', () => {
    const [before, after] = ['0 1 * * *', '0 2 * * *'].map((schedule) => ({ spec: { schedule } }));
    expect(effects('batch', 'CronJob', before, after).map(({ effect }) => effect)).toEqual(['taken']);
  });
});
