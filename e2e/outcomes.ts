import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isMap, listAt, textAt } from '../packages/kube-wiring/manifests/fields';
import { bash, type Printed } from './bash';
import { objectsPrinted } from './kubectl';
import { quantityOf } from './quantities';
import { addressAfter } from './service-addresses';

/** What the cluster does with a changed manifest. */
export type Outcome =
  | 'invalid' // refuses it, as it is not valid
  | 'refused' // refuses the change, and would make the same manifest where it is new
  | 'unchanged' // nothing, and has what the manifest makes where it is new
  | 'kept' // nothing, and has something else
  | 'taken' // makes what the manifest makes where it is new
  | 'half'; // makes something else

/** The manifest of an object, and a changed one. */
export interface Pair {
  readonly before: object;
  readonly after: object;
}

/**
 * Applies manifests, and then the changed ones for trial. Those that are not valid from the start have no outcome.
 *
 * @param pairs have a name each
 * @returns the outcomes by the names
 */
export async function outcomes(pairs: readonly Pair[]): Promise<ReadonlyMap<string, Outcome>> {
  const live = await made(
    'create --save-config',
    pairs.map(({ before }) => before),
  );
  const changed = pairs.flatMap(({ after }) => (live.has(nameOf(after)) ? [after] : []));
  const results = await made('apply --dry-run=server', await taken(changed));
  const fresh = await made('create --dry-run=server', changed.map(elsewhere));
  return new Map(
    changed.map((manifest) => {
      const name = nameOf(manifest);
      const [result, ideal] = [results.get(name), fresh.get(`new-${name}`)];
      if (!ideal) return [name, 'invalid'];
      if (!result) return [name, 'refused'];
      const isSame = isDeepStrictEqual(comparable(result), comparable(live.get(name)));
      const isIdeal = isDeepStrictEqual(comparable(result, manifest), comparable(ideal, manifest));
      return [name, isSame ? (isIdeal ? 'unchanged' : 'kept') : isIdeal ? 'taken' : 'half'];
    }),
  );
}

export const nameOf = (object: unknown): string => textAt(object, 'metadata', 'name');

/** A manifest under another name, as JSON has it: without fields that are undefined. */
export function named(manifest: unknown, name: string): object {
  const copy: unknown = JSON.parse(JSON.stringify(manifest));
  return isMap(copy) ? { ...copy, metadata: { ...(isMap(copy.metadata) ? copy.metadata : {}), name } } : {};
}

/** What kubectl makes of those objects that it does not refuse, by their names. */
export async function made(command: string, objects: readonly object[]): Promise<ReadonlyMap<string, unknown>> {
  const { stdout } = await run(`${command} --output=json`, objects);
  return new Map(objectsPrinted(stdout).map((object) => [nameOf(object), object]));
}

/** The objects that kubectl apply does not refuse: with JSON as its output, it prints nothing where it refuses one. */
async function taken(objects: readonly object[]): Promise<object[]> {
  const { stdout } = await run('apply --dry-run=server', objects);
  const names = new Set([...stdout.matchAll(/^\S+\/(\S+) /gm)].map(([, name]) => name));
  return objects.filter((object) => names.has(nameOf(object)));
}

/** Runs kubectl over a file for each object: in a List, one that kubectl cannot read would refuse all. */
async function run(command: string, objects: readonly object[]): Promise<Printed> {
  const folder = mkdtempSync(join(tmpdir(), 'changes-'));
  objects.forEach((object, i) => writeFileSync(join(folder, `${i}.json`), JSON.stringify(object)));
  const printed = await bash(`kubectl ${command} -f ${folder}`);
  rmSync(folder, { recursive: true });
  return printed;
}

/** The same manifest under another name, with another address and other node ports, as only one object may have them. */
function elsewhere(manifest: object): object {
  const text = JSON.stringify(manifest)
    .replace(/(?<="clusterIPs?":\[?")[\d.]+/g, (address) => addressAfter(address, 1000))
    .replace(/(?<="nodePort":)\d+/g, (port) => String(Number(port) + 40));
  return named(JSON.parse(text), `new-${nameOf(manifest)}`);
}

/**
 * An object without what the API server keeps about it.
 *
 * @param manifest leaves out what is another for each object, and what the API server sets by an image that was another
 */
function comparable(object: unknown, manifest?: object): unknown {
  const ownPolicy = JSON.stringify(manifest ?? {}).includes('imagePullPolicy');
  const text = JSON.stringify(object, (key, value: unknown) => {
    if (kept.has(key) || (manifest && given.has(key))) return undefined;
    if (key === 'imagePullPolicy' && manifest && !ownPolicy) return undefined;
    return meaningOf(key, value);
  });
  // Annotations that hold nothing more are none.
  return JSON.parse(text.replace(/kube-api-access-\w+/g, 'kube-api-access').replace(/"annotations":\{\},?/g, ''));
}

/** What is the same for all spellings of a value, and for what makes no difference beside it. */
function meaningOf(field: string, value: unknown): unknown {
  // Nobody looks at what stays of a rolling update beside this.
  if (isMap(value) && value.type === 'OnDelete') return value.type;
  // What a StatefulSet gets where it leaves out its strategy is what it does without.
  if (
    field === 'rollingUpdate' &&
    textAt(value, 'partition') === '0' &&
    (textAt(value, 'maxUnavailable') || '1') === '1'
  )
    return undefined;
  if (field === 'tolerations') return listAt(value).toSorted((a, b) => rankOf(a).localeCompare(rankOf(b)));
  return quantityOf(field, value) ?? value;
}

/** The API server gives every pod two tolerations, in any order. */
const rankOf = (toleration: unknown): string => /^node\.kubernetes\.io\/.*/.exec(textAt(toleration, 'key'))?.[0] ?? '';

/** What the API server and controllers keep about an object. */
export const kept: ReadonlySet<string> = new Set([
  'creationTimestamp',
  'deprecated.daemonset.template.generation',
  'deployment.kubernetes.io/revision',
  'generation',
  'kubectl.kubernetes.io/last-applied-configuration',
  'managedFields',
  'namespace',
  'resourceVersion',
  'status',
  'uid',
]);

/** What is another for each object; a Job's labels and its selector name it. */
const given: ReadonlySet<string> = new Set([
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-name',
  'clusterIP',
  'clusterIPs',
  'controller-uid',
  'healthCheckNodePort',
  'ipFamilies',
  'ipFamilyPolicy',
  'job-name',
  'name',
  'nodePort',
]);
