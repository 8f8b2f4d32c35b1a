import { closest } from 'fastest-levenshtein';
import { protocolOf, type Service } from './manifest';
import { missing, type Path, pathText, type Problem, wrongValue } from './problem';
import { podRules, serviceRules, templateRules } from './rules';
import published from './schema.json';
import { isSound } from './structure';
import { Pods, type PodSource } from './wiring';

/** An object to check. */
export interface Manifest {
  readonly value: unknown;

  /** Where it comes from, for sentences about another one. */
  readonly source?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((within, step) => (isObject(within) ? within[step] : undefined), value);

/** A value without the fields that are null, which the API server takes for left out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => (child === null ? [] : [[key, withoutNulls(child)]])),
  );
}

/** An object, or those of a List; those of a list of one kind, such as a PodList, need not say their kind. */
function* objectsIn(value: unknown, path: Path = []): Iterable<{ value: unknown; path: Path }> {
  const kind = isObject(value) ? text(value.kind) : undefined;
  if (!isObject(value) || !kind?.endsWith('List') || !Array.isArray(value.items)) {
    yield { value, path };
    return;
  }
  const common = kind === 'List' ? {} : { apiVersion: value.apiVersion, kind: kind.replace(/List$/, '') };
  for (const [i, item] of value.items.entries()) {
    yield* objectsIn(isObject(item) ? { ...common, ...item } : item, [...path, 'items', i]);
  }
}

/** A problem of one of the manifests that were checked. */
export interface ManifestProblem extends Problem {
  /** The position of the manifest among those that were checked. */
  readonly index: number;

  /** The whole problem in a sentence: `Service webapp: spec.ports[0].protocol is "tcp": it must be TCP, UDP or SCTP`. */
  readonly sentence: string;
}

const apiVersions: ReadonlyMap<string, string> = new Map(Object.entries(published.kinds));

const groupOf = (apiVersion: string): string => (apiVersion.includes('/') ? apiVersion.replace(/\/.*/, '') : '');

/** What is wrong with the API version and kind of an object whose group has no dot, as those of custom resources have. */
function* kindProblems(apiVersion: string, kind: string): Iterable<Problem> {
  const right = apiVersions.get(kind);
  if (right === undefined) {
    const nearest = closest(kind, [...apiVersions.keys()]);
    yield { path: ['kind'], message: `is "${kind}", which ${apiVersion} does not have: did you mean ${nearest}?` };
  } else if (groupOf(right) !== groupOf(apiVersion) || (groupOf(right) === '' && right !== apiVersion)) {
    yield wrongValue(['apiVersion'], apiVersion, `${right} for a ${kind}`);
  }
}

/** A part of an object that has rules. */
interface Part {
  readonly kind: 'Pod' | 'PodTemplateSpec' | 'Service';
  readonly path: Path;
  readonly value: unknown;
}

const template: Path = ['spec', 'template'];
const jobTemplate: Path = ['spec', 'jobTemplate', ...template];

/** Where workloads have their pod templates. */
const templatePathOf: ReadonlyMap<string, Path> = new Map([
  ['Deployment', template],
  ['StatefulSet', template],
  ['DaemonSet', template],
  ['ReplicaSet', template],
  ['ReplicationController', template],
  ['Job', template],
  ['CronJob', jobTemplate],
  ['PodTemplate', ['template']],
]);

/** The part of an object that has rules: a Pod or Service is one, a workload has one. */
function partOf(object: unknown, kind: string, custom: boolean): Part | undefined {
  if ((kind === 'Pod' || kind === 'Service') && !custom) return { kind, path: [], value: object };
  const path = custom
    ? [template, jobTemplate].find((path) => at(object, [...path, 'spec', 'containers']) !== undefined)
    : templatePathOf.get(kind);
  return path && { kind: 'PodTemplateSpec', path, value: at(object, path) ?? {} };
}

/** The node ports of a Service that another one has; those of its own are added to `taken`, with its name. */
function* nodePortProblems(name: string, { spec }: Service, taken: Map<string, string>): Iterable<Problem> {
  for (const [i, port] of (spec?.ports ?? []).entries()) {
    if (!port.nodePort) continue;
    const nodePort = `${port.nodePort}/${protocolOf(port)}`;
    const other = taken.get(nodePort);
    if (other) {
      yield { path: ['spec', 'ports', i, 'nodePort'], message: `is ${nodePort}, as that of ${other}: take another` };
    }
    taken.set(nodePort, name);
  }
}

/**
 * Checks manifests that together are what a cluster holds: every Pod, pod template and Service for what the API server
 * would refuse, every Service for whether it reaches pods, and every object for being one, and defined once.
 *
 * @param complete whether these are all manifests: if not, a Service that selects none of their pods may select others
 * @returns the problems, in the order of the manifests
 */
export function check(manifests: readonly Manifest[], complete = true): ManifestProblem[] {
  const problems: ManifestProblem[] = [];
  const defined = new Map<string, string | undefined>();
  const sources: PodSource[] = [];
  const services: { name: string; service: Service; namespace: string; report: (found: Iterable<Problem>) => void }[] =
    [];
  // The namespaces with something unsound, which may be the pods that a Service misses.
  const unsound = new Set<string>();

  for (const [index, { value: whole, source }] of manifests.entries()) {
    for (const { value, path: within } of objectsIn(withoutNulls(whole))) {
      const apiVersion = text(at(value, ['apiVersion']));
      const kind = text(at(value, ['kind']));
      const name = text(at(value, ['metadata', 'name']));
      const ownNamespace = text(at(value, ['metadata', 'namespace']));
      const namespace = ownNamespace ?? 'default';
      const object = `${kind ?? 'Document'} ${[ownNamespace, name].filter(Boolean).join('/')}`.trim();

      const report = (found: Iterable<Problem>) => {
        for (const { path, message } of found) {
          const subject = path.length > 0 ? `${object}: ${pathText(path)}` : object;
          const sentence = `${subject} ${message}`.replace(/\p{Cc}/gu, ' ');
          problems.push({ index, path: [...within, ...path], message, sentence });
        }
      };

      if (!isObject(value)) {
        report([wrongValue([], value, 'an object with apiVersion, kind and metadata')]);
        continue;
      }
      if (!apiVersion || !kind) {
        for (const [field, words] of Object.entries({ apiVersion: 'such as v1', kind: 'such as Pod' })) {
          const given = value[field] || undefined;
          if (given === undefined) report([missing([field], `a string, ${words}`)]);
          else if (typeof given !== 'string') report([wrongValue([field], given, `a string, ${words}`)]);
        }
        continue;
      }

      const identity = JSON.stringify([groupOf(apiVersion), kind, namespace, name]);
      if (name && defined.has(identity)) {
        const other = defined.get(identity);
        report([
          { path: [], message: `is defined already${other ? ` in ${other}` : ''}: rename or remove one of the two` },
        ]);
      }
      defined.set(identity, source);

      const custom = groupOf(apiVersion).includes('.');
      const wrongKind = custom || kind === 'List' ? [] : [...kindProblems(apiVersion, kind)];
      report(wrongKind);
      if (wrongKind.length > 0) {
        unsound.add(namespace);
        continue;
      }

      const part = partOf(value, kind, custom);
      if (!part) continue;
      const found: Problem[] = [];
      if (part.kind === 'Service') {
        if (isSound('Service', part.value, serviceRules, found)) {
          services.push({ name: object, service: part.value, namespace, report });
        }
      } else if (
        isSound(
          part.kind,
          part.value,
          part.kind === 'Pod' ? podRules : (template) => templateRules(template, kind),
          found,
        )
      ) {
        sources.push({ name: object, namespace, pod: part.value });
      } else {
        unsound.add(namespace);
      }
      if (!custom) report(found.map(({ path, message }) => ({ path: [...part.path, ...path], message })));
    }
  }

  const pods = new Pods(sources);
  const nodePorts = new Map<string, string>();
  for (const { name, service, namespace, report } of services) {
    report(nodePortProblems(name, service, nodePorts));
    report(pods.problemsOf(service, namespace, !complete || unsound.has(namespace)));
  }
  return problems.sort((a, b) => a.index - b.index);
}
