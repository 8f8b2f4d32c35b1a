import { isIP } from 'node:net';
import type { Labels } from '../wiring/selects';
import { type Container, type Metadata, type Pod, protocolOf, type Service, type ServicePort } from './manifest';
import { missing, type Path, type Problem, wrongValue } from './problem';

/** A kind of text that the API server checks, and the words for it. */
interface Format {
  readonly pattern: RegExp;
  readonly max: number;
  readonly words: string;
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const dnsLabel: Format = {
  pattern: /^[a-z\d]([-a-z\d]*[a-z\d])?$/,
  max: 63,
  words: 'at most 63 of a-z, 0-9 and "-", a letter or digit first and last',
};
const serviceName: Format = {
  pattern: /^[a-z]([-a-z\d]*[a-z\d])?$/,
  max: 63,
  words: 'at most 63 of a-z, 0-9 and "-", a letter first and no "-" last',
};
const dnsName: Format = {
  pattern: /^[a-z\d]([-a-z\d]*[a-z\d])?(\.[a-z\d]([-a-z\d]*[a-z\d])?)*$/,
  max: 253,
  words: 'at most 253 of a-z, 0-9, "-" and ".", a letter or digit first and last and beside each "."',
};
const portName: Format = {
  pattern: /^(?=.*[a-z])(?!.*--)[a-z\d]([-a-z\d]*[a-z\d])?$/,
  max: 15,
  words: 'at most 15 of a-z, 0-9 and single "-", one letter at least, a letter or digit first and last',
};
const environmentName: Format = {
  pattern: /^[ -<>-~]+$/,
  max: Infinity,
  words: 'printable ASCII characters other than "="',
};

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const labelValue: Format = {
  pattern: /^([A-Za-z\d]([-\w.]*[A-Za-z\d])?)?$/,
  max: 63,
  words: 'empty, or at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last',
};
const labelName: Format = { ...labelValue, pattern: /^[A-Za-z\d]([-\w.]*[A-Za-z\d])?$/ };
const keyWords =
  'at most 63 letters, digits, "-", "_" and ".", a letter or digit first and last, after an optional DNS name and "/"';

const has = ({ pattern, max }: Format, value: string): boolean => value.length <= max && pattern.test(value);

function isKey(key: string): boolean {
  const [name = '', prefix, ...rest] = key.split('/').reverse();
  return has(labelName, name) && (prefix === undefined || has(dnsName, prefix)) && rest.length === 0;
}

function* text(path: Path, value: string | undefined, format: Format): Iterable<Problem> {
  if (value !== undefined && !has(format, value)) yield wrongValue(path, value, format.words);
}

/** Text of which the API server takes the empty one for none. */
const optional = (path: Path, value: string | undefined, format: Format) => text(path, value || undefined, format);

function* required(path: Path, value: string | undefined, format: Format): Iterable<Problem> {
  if (value) yield* text(path, value, format);
  else yield missing(path, format.words);
}

function* number(path: Path, value: number | undefined, least = 1, most = 65535): Iterable<Problem> {
  if (value !== undefined && (value < least || value > most)) {
    yield wrongValue(path, value, `a number from ${least} to ${most}`);
  }
}

function* labels(path: Path, all: Labels = {}): Iterable<Problem> {
  for (const [key, value] of Object.entries(all)) {
    if (!isKey(key)) yield { path: [...path, key], message: `is not a label’s key: it must be ${keyWords}` };
    yield* text([...path, key], value, labelValue);
  }
}

/** The second and later values that stand in a list already. */
function* unique(entries: Iterable<readonly [path: Path, value: unknown]>): Iterable<Problem> {
  const seen = new Set<unknown>();
  for (const [path, value] of entries) {
    if (seen.has(value)) yield { path, message: `is ${JSON.stringify(value)} again: each must be another` };
    seen.add(value);
  }
}

const annotationsLimit = 256 * 1024;

function* annotationRules(annotations: Readonly<Record<string, string>> = {}): Iterable<Problem> {
  const path = ['metadata', 'annotations'];
  for (const key of Object.keys(annotations)) {
    if (!isKey(key.toLowerCase()))
      yield { path: [...path, key], message: `is not an annotation’s key: it must be ${keyWords}` };
  }
  const size = Buffer.byteLength(Object.entries(annotations).flat().join(''));
  if (size > annotationsLimit) yield { path, message: `has ${size} bytes: it must have at most ${annotationsLimit}` };
}

function* metadataRules({ labels: all, annotations }: Metadata = {}): Iterable<Problem> {
  yield* labels(['metadata', 'labels'], all);
  yield* annotationRules(annotations);
}

function* nameRules({ name, generateName, namespace }: Metadata = {}, format: Format): Iterable<Problem> {
  if (name || !generateName) yield* required(['metadata', 'name'], name, format);
  // A name goes on with letters, after what is cut off where these would make it too long.
  const beginnings = [generateName?.replace(/.-$/, 'a'), !name && generateName && `${generateName.slice(0, 58)}a`];
  if (beginnings.some((beginning) => beginning && !has(format, beginning))) {
    yield wrongValue(['metadata', 'generateName'], generateName, `the beginning of a name, ${format.words}`);
  }
  yield* optional(['metadata', 'namespace'], namespace, dnsLabel);
}

function* containerRules(
  path: Path,
  { name, image, ports = [], env = [], volumeMounts = [] }: Container,
): Iterable<Problem> {
  yield* required([...path, 'name'], name, dnsLabel);
  if (!image) yield missing([...path, 'image'], 'an image reference');
  else if (/\s/.test(image)) yield wrongValue([...path, 'image'], image, 'an image reference, which has no blanks');
  for (const [i, port] of ports.entries()) {
    const at = [...path, 'ports', i];
    yield* optional([...at, 'name'], port.name, portName);
    yield* number([...at, 'containerPort'], port.containerPort);
    yield* number([...at, 'hostPort'], port.hostPort || undefined);
  }
  yield* unique(ports.flatMap((port, i) => (port.name ? [[[...path, 'ports', i, 'name'], port.name] as const] : [])));
  for (const [i, variable] of env.entries()) {
    yield* required([...path, 'env', i, 'name'], variable.name, environmentName);
    if (variable.value && variable.valueFrom) {
      yield { path: [...path, 'env', i, 'valueFrom'], message: 'stands beside value: remove one of the two' };
    }
  }
  yield* unique(volumeMounts.map(({ mountPath }, i) => [[...path, 'volumeMounts', i, 'mountPath'], mountPath]));
}

const containersOf = (spec: Pod['spec'], field: 'containers' | 'initContainers') =>
  (spec?.[field] ?? []).map((container, i) => [['spec', field, i], container] as const);

/** The host ports of containers that run side by side. */
const hostPorts = (containers: readonly (readonly [Path, Container])[], hostNetwork: boolean) =>
  containers.flatMap(([path, { ports = [] }]) =>
    ports.flatMap((port, i) => {
      const hostPort = port.hostPort || (hostNetwork && port.containerPort);
      const field = [...path, 'ports', i, 'hostPort'];
      return hostPort
        ? [[field, `${hostPort}/${protocolOf(port)}${port.hostIP ? ` on ${port.hostIP}` : ''}`] as const]
        : [];
    }),
  );

function* podSpecRules({ metadata, spec }: Pod): Iterable<Problem> {
  yield* metadataRules(metadata);
  const hostNetwork = spec?.hostNetwork ?? false;
  const containers = containersOf(spec, 'containers');
  const initContainers = containersOf(spec, 'initContainers');
  if (containers.length === 0) yield missing(['spec', 'containers'], 'a list of one container at least');

  const all = [...containers, ...initContainers];
  for (const [path, container] of all) {
    yield* containerRules(path, container);
    for (const [i, { containerPort, hostPort }] of (container.ports ?? []).entries()) {
      if (hostNetwork && hostPort && hostPort !== containerPort) {
        yield wrongValue(
          [...path, 'ports', i, 'hostPort'],
          hostPort,
          `${containerPort}, the container’s, as in every pod with hostNetwork`,
        );
      }
    }
  }
  yield* unique(all.map(([path, { name }]) => [[...path, 'name'], name]));
  yield* unique(hostPorts(containers, hostNetwork));
  for (const container of initContainers) yield* unique(hostPorts([container], hostNetwork));

  const volumes = (spec?.volumes ?? []).map(({ name }, i) => [['spec', 'volumes', i, 'name'], name] as const);
  for (const [path, name] of volumes) yield* required(path, name, dnsLabel);
  yield* unique(volumes);

  yield* optional(['spec', 'hostname'], spec?.hostname, dnsLabel);
  yield* optional(['spec', 'subdomain'], spec?.subdomain, dnsLabel);
  yield* number(['spec', 'activeDeadlineSeconds'], spec?.activeDeadlineSeconds, 1, 2 ** 31 - 1);
  yield* labels(['spec', 'nodeSelector'], spec?.nodeSelector);
}

/** Mounts of volumes that the pod does not have. */
function* mountRules({ spec }: Pod): Iterable<Problem> {
  const names = (spec?.volumes ?? []).map(({ name }) => name);
  const words = `the name of one of the pod’s volumes (${names.join(', ') || 'it has none'})`;
  for (const [path, { volumeMounts = [] }] of [
    ...containersOf(spec, 'containers'),
    ...containersOf(spec, 'initContainers'),
  ]) {
    for (const [i, { name }] of volumeMounts.entries()) {
      if (!names.includes(name)) yield wrongValue([...path, 'volumeMounts', i, 'name'], name, words);
    }
  }
}

/**
 * What the API server refuses about the pod template of a workload, its structure apart.
 *
 * @param workload the kind of the workload; a StatefulSet has volumes that its template does not name
 */
export function* templateRules(template: Pod, workload: string): Iterable<Problem> {
  yield* podSpecRules(template);
  if (workload !== 'StatefulSet') yield* mountRules(template);
}

/** What the API server refuses about a Pod, its structure apart. */
export function* podRules(pod: Pod): Iterable<Problem> {
  yield* nameRules(pod.metadata, dnsName);
  yield* podSpecRules(pod);
  yield* mountRules(pod);
}

const onlyForLoadBalancers = [
  'allocateLoadBalancerNodePorts',
  'loadBalancerClass',
  'loadBalancerSourceRanges',
] as const;

const notFor = (path: Path, type: string, others: string): Problem => ({
  path,
  message: `is not for type ${type}: leave it out, or make the type ${others}`,
});

function* servicePortRules(path: Path, port: ServicePort, type: string, many: boolean): Iterable<Problem> {
  if (many) yield* required([...path, 'name'], port.name, dnsLabel);
  else yield* optional([...path, 'name'], port.name, dnsLabel);
  yield* number([...path, 'port'], port.port);
  if (typeof port.targetPort === 'number') yield* number([...path, 'targetPort'], port.targetPort || undefined);
  else if (/^\d+$/.test(port.targetPort ?? '')) {
    yield wrongValue([...path, 'targetPort'], port.targetPort, 'a number, without quotes, or the name of a port');
  } else yield* optional([...path, 'targetPort'], port.targetPort, portName);
  if (port.nodePort && type === 'ClusterIP') {
    yield notFor([...path, 'nodePort'], type, 'NodePort or LoadBalancer');
  } else {
    yield* number([...path, 'nodePort'], port.nodePort || undefined, 30000, 32767);
  }
  if (port.appProtocol !== undefined && !isKey(port.appProtocol))
    yield wrongValue([...path, 'appProtocol'], port.appProtocol, keyWords);
}

/** What of a Service only goes with some types. */
function* typeRules(type: string, spec: NonNullable<Service['spec']>): Iterable<Problem> {
  const { clusterIP, externalName, externalIPs = [], ports = [] } = spec;
  if (type === 'ExternalName') {
    yield* required(['spec', 'externalName'], externalName?.replace(/\.$/, ''), dnsName);
    if (clusterIP) yield { path: ['spec', 'clusterIP'], message: 'is not for type ExternalName: leave it out' };
  } else if (clusterIP !== 'None') {
    if (ports.length === 0) yield missing(['spec', 'ports'], 'a list of one port at least, or clusterIP "None"');
    if (clusterIP && !isIP(clusterIP)) yield wrongValue(['spec', 'clusterIP'], clusterIP, '"None" or an IP address');
  } else if (type !== 'ClusterIP') {
    yield wrongValue(['spec', 'clusterIP'], clusterIP, `an IP address, or left out, with type ${type}`);
  }
  if (type !== 'LoadBalancer') {
    for (const field of onlyForLoadBalancers) {
      const value = spec[field];
      if (value !== undefined && [value].flat().length > 0) yield notFor(['spec', field], type, 'LoadBalancer');
    }
    if (spec.externalTrafficPolicy && type !== 'NodePort' && externalIPs.length === 0) {
      yield notFor(['spec', 'externalTrafficPolicy'], type, 'NodePort or LoadBalancer');
    }
  }
  if (spec.healthCheckNodePort && !(type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local')) {
    const message = 'is only for type LoadBalancer with externalTrafficPolicy Local: leave it out';
    yield { path: ['spec', 'healthCheckNodePort'], message };
  }
}

const isRange = (range: string): boolean => {
  const [address = '', length = '', ...rest] = range.trim().split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  return isIP(address) > 0 && /^\d+$/.test(length) && Number(length) <= bits && rest.length === 0;
};

/** What the API server refuses about a Service, its structure apart. */
export function* serviceRules({ metadata, spec = {} }: Service): Iterable<Problem> {
  yield* nameRules(metadata, serviceName);
  yield* metadataRules(metadata);

  const type = spec.type || 'ClusterIP';
  yield* typeRules(type, spec);

  const { ports = [], externalIPs = [], loadBalancerClass, loadBalancerSourceRanges = [], trafficDistribution } = spec;
  for (const [i, port] of ports.entries()) yield* servicePortRules(['spec', 'ports', i], port, type, ports.length > 1);
  const at = (i: number, field: string) => ['spec', 'ports', i, field];
  yield* unique(ports.flatMap(({ name }, i) => (name ? [[at(i, 'name'), name] as const] : [])));
  yield* unique(ports.map((port, i) => [at(i, 'port'), `${port.port}/${protocolOf(port)}`]));
  yield* unique(
    ports.flatMap((port, i) =>
      port.nodePort ? [[at(i, 'nodePort'), `${port.nodePort}/${protocolOf(port)}`] as const] : [],
    ),
  );
  yield* labels(['spec', 'selector'], spec.selector);

  for (const [i, address] of externalIPs.entries()) {
    if (!isIP(address)) yield wrongValue(['spec', 'externalIPs', i], address, 'an IP address');
  }
  if (loadBalancerClass !== undefined && !isKey(loadBalancerClass)) {
    yield wrongValue(['spec', 'loadBalancerClass'], loadBalancerClass, keyWords);
  }
  for (const [i, range] of loadBalancerSourceRanges.entries()) {
    const path = ['spec', 'loadBalancerSourceRanges', i];
    if (!isRange(range)) yield wrongValue(path, range, 'a range of IP addresses, such as 192.0.2.0/24');
  }
  if (spec.sessionAffinity === 'ClientIP') {
    const timeout = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds;
    yield* number(['spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'], timeout, 1, 86400);
  }
  if (trafficDistribution !== undefined && !/^Prefer(Close|SameZone|SameNode)$/.test(trafficDistribution)) {
    yield wrongValue(
      ['spec', 'trafficDistribution'],
      trafficDistribution,
      'PreferClose, PreferSameZone or PreferSameNode',
    );
  }
}
