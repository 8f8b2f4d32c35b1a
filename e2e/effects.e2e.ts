import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from '../packages/kube-wiring/changes/compare';
import { deleteCommands } from '../packages/kube-wiring/changes/deletion';
import { readManifests } from '../packages/kube-wiring/manifests/read-manifests';
import { graphOf } from '../packages/kube-wiring/wiring/graph';
import { bash, root } from './bash';
import { eventually } from './eventually';
import { kubectl, namesOf } from './kubectl';
import { expectLoadBalancer } from './load-balancer';
import { application, client, earlierState, lastState, request } from './platform';
import { removeAll } from './pods';
import { bringUp } from './steps';

const dist = join(root, 'dist');
const last = join(dist, lastState);
const temporary = mkdtempSync(join(tmpdir(), 'effects-'));
afterAll(async () => {
  rmSync(temporary, { recursive: true });
  await removeAll();
});

/** The last state with a change in its manifests. */
function lastStateWith(change: (manifest: string, file: string) => string): string {
  const folder = mkdtempSync(join(temporary, 'state-'));
  for (const file of readdirSync(last)) {
    writeFileSync(join(folder, file), change(readFileSync(join(last, file), 'utf8'), file));
  }
  return folder;
}

const graphIn = (folder: string) => graphOf(readManifests([folder]).objects);

/** What changes says of two folders. */
const comparisonOf = (before: string, after: string) => compare(graphIn(before), graphIn(after));

/** The effects that changes tells of an object, such as `pod/web`. */
const effectsOn = (name: string, before: string, after: string) =>
  comparisonOf(before, after)
    .changes.filter(({ object }) => `${object.kind}/${object.name}`.toLowerCase() === name)
    .map(({ effect }) => effect);

/** Runs the commands that changes gives for before applying, or for after it, and says whether they succeeded. */
const deletes = async (when: 'first' | 'last', before: string, after: string) =>
  (await bash(deleteCommands(comparisonOf(before, after).deletion[when]).join('\n'))).succeeded;

const get = (object: string, jsonPath: string) => kubectl('get', object, `--output=jsonpath={${jsonPath}}`);
const applies = async (folder: string) => (await bash(`kubectl apply -f ${folder}`)).succeeded;
const answers = async () => (await bash(request)).succeeded;

/** What makes the pods of the application, where that has the one container of them, and their Service. */
const workload = `${application.kind}/${application.name}`.toLowerCase();
const container = `${application.kind === 'Pod' ? '' : '.spec.template'}.spec.containers[0]`;
const target = `service/${application.service}`;

test('the last state comes up', () => bringUp(last));

describe('another image', () => {
  test('is taken by the pod that runs, whose container restarts, as changes says', async () => {
    const image = await get(workload, `${container}.image`);
    const changed = lastStateWith((manifest, file) =>
      file === `Pod.${client}.k8s.yaml` ? manifest.replace(/(?<=image: ).*/, image) : manifest,
    );
    expect(effectsOn(`pod/${client}`, last, changed)).toEqual(['restarts']);
    const uid = await get(`pod/${client}`, '.metadata.uid');
    expect(await applies(changed)).toBe(true);
    const restarted = async () =>
      expect(await get(`pod/${client}`, '.status.containerStatuses[0].restartCount')).toBe('1');
    await eventually('the container to restart', restarted, 120);
    expect(await get(`pod/${client}`, '.metadata.uid')).toBe(uid);
    await kubectl('delete', 'pod', client, '--now');
    await bringUp(last);
  });
});

describe('another port', () => {
  let port: string;
  let other: string;
  let changed: string;

  test('is taken by the Service, and refused by pods and not by a Deployment, as changes says', async () => {
    port = await get(workload, `${container}.ports[0].containerPort`);
    other = String(Number(port) + 1);
    changed = lastStateWith((manifest) =>
      manifest.replace(new RegExp(`(?<=(container|target)Port: )${port}\\b`), other),
    );
    const isRefused = application.kind === 'Pod';
    expect(effectsOn(workload, last, changed)).toEqual([isRefused ? 'refused' : 'new-pods']);
    expect(effectsOn(target, last, changed)).toEqual(['taken']);
    expect(await applies(changed)).toBe(!isRefused);
    expect(await get(workload, `${container}.ports[0].containerPort`)).toBe(isRefused ? port : other);
    expect(await get(target, '.spec.ports[0].targetPort')).toBe(other);
  });

  test('so the Service gets no answer any more', () =>
    eventually('the Service to fail', async () => expect(await answers()).toBe(false)));

  test('is there once the commands of changes have run before kubectl apply', async () => {
    expect(await deletes('first', last, changed)).toBe(true);
    await bringUp(changed);
    expect(await get(workload, `${container}.ports[0].containerPort`)).toBe(other);
  });

  test('and the way back is the same', async () => {
    expect(await deletes('first', changed, last)).toBe(true);
    await bringUp(last);
    await eventually('the Service to answer', async () => expect(await answers()).toBe(true), 60);
  });
});

describe('a LoadBalancer that becomes a ClusterIP', () => {
  test('loses its external address, as changes says', async () => {
    await expectLoadBalancer();
    const changed = lastStateWith((manifest) => manifest.replace('type: LoadBalancer', 'type: ClusterIP'));
    expect(effectsOn(target, last, changed)).toEqual(['address-lost']);
    expect(await applies(changed)).toBe(true);
    await eventually('the address to be gone', async () =>
      expect(await get(target, '.status.loadBalancer.ingress')).toBe(''),
    );
  });
});

describe(`going back from the last state to ${earlierState}`, () => {
  const earlier = join(dist, earlierState);

  test('leaves in the cluster what changes says', async () => {
    const [kept, before] = [await namesOf('-f', earlier), await namesOf('all')];
    const gone = before.filter((object) => !kept.includes(object));
    expect(gone).not.toEqual([]);
    for (const object of gone) expect(effectsOn(object, last, earlier)).toEqual(['left']);
    expect(await applies(earlier)).toBe(true);
    expect(await namesOf('all')).toEqual(before);
  });

  test('is done once the commands of changes have run', async () => {
    expect(await deletes('last', last, earlier)).toBe(true);
    expect(await namesOf('all')).toEqual(await namesOf('-f', earlier));
  });
});
