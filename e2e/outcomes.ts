import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isMap, listAt, textAt } from '../packages/kube-wiring/manifests/fields';
import { bash, type Printed } from './bash';

/**
 * What the cluster does with a changed manifest: it refuses one that is not valid, or that may not change so; changes
 * nothing; makes what the manifest makes where it is new; or makes something else.
 */
export type Outcome = 'invalid' | 'refused' | 'unchanged' | 'taken' | 'half';

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
    'apply',
    pairs.map(({ before }) => before),
  );
  const changed = pairs.flatMap(({ after }) => (live.has(nameOf(after)) ? [after] : []));
  const results = await made('apply --dry-run=server', changed);
  const fresh = await made('create --dry-run=server', changed.map(elsewhere));
  return new Map(
    changed.map((manifest) => {
      const name = nameOf(manifest);
      const [result, ideal] = [results.get(name), fresh.get(`new-${name}`)];
      if (!ideal) return [name, 'invalid'];
      if (!result) return [name, 'refused'];
      if (!isDeepStrictEqual(comparable(result, manifest), comparable(ideal, manifest))) return [name, 'half'];
      return [name, isDeepStrictEqual(comparable(result), comparable(live.get(name))) ? 'unchanged' : 'taken'];
    }),
  );
}

export const nameOf = (object: unknown): string => textAt(object, 'metadata', 'name');

/** What kubectl makes of those objects that it does not refuse, by their names. */
async function made(command: string, objects: readonly object[]): Promise<ReadonlyMap<string, unknown>> {
  // With JSON as its output, kubectl prints nothing where one of the objects is refused.
  const { stdout: done } = await run(command, objects);
  const names = new Set([...done.matchAll(/^\S+\/(\S+) /gm)].map(([, name]) => name));
  const { stdout } = await run(
    `${command} --output=json`,
    objects.filter((object) => names.has(nameOf(object))),
  );
  // One JSON after the other, or a List.
  const documents: unknown = JSON.parse(`[${stdout.replace(/^\}\n\{/gm, '},{')}]`);
  const items = listAt(documents).flatMap((one) => (textAt(one, 'kind') === 'List' ? listAt(one, 'items') : [one]));
  return new Map(items.map((item) => [nameOf(item), item]));
}

/** Runs kubectl over a file for each object: in a List, one that kubectl cannot read would refuse all. */
async function run(command: string, objects: readonly object[]): Promise<Printed> {
  const folder = mkdtempSync(join(tmpdir(), 'changes-'));
  objects.forEach((object, i) => writeFileSync(join(folder, `${i}.json`), JSON.stringify(object)));
  const printed = await bash(`kubectl ${command} -f ${folder}`);
  rmSync(folder, { recursive: true });
  return printed;
}

/**
 * The same manifest under another name, with another address and other node ports, as only one object may have them.
 */
function elsewhere(manifest: object): object {
  const text = JSON.stringify(manifest)
    .replace(/(?<="clusterIPs?":\[?")10\.96\.2/g, '10.96.1')
    .replace(/(?<="nodePort":)\d+/g, (port) => String(Number(port) + 400));
  const copy: unknown = JSON.parse(text);
  return isMap(copy) && isMap(copy.metadata)
    ? { ...copy, metadata: { ...copy.metadata, name: `new-${nameOf(manifest)}` } }
    : manifest;
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
    return key === 'imagePullPolicy' && manifest && !ownPolicy ? undefined : value;
  });
  // Annotations that hold nothing more are none.
  return JSON.parse(text.replace(/kube-api-access-\w+/g, 'kube-api-access').replaceAll('"annotations":{},', ''));
}

const kept = new Set([
  'creationTimestamp',
  'deployment.kubernetes.io/revision',
  'generation',
  'kubectl.kubernetes.io/last-applied-configuration',
  'managedFields',
  'resourceVersion',
  'status',
]);

const given = new Set([
  'clusterIP',
  'clusterIPs',
  'healthCheckNodePort',
  'ipFamilies',
  'ipFamilyPolicy',
  'name',
  'nodePort',
  'uid',
]);
