import { distance } from 'fastest-levenshtein';
import { groupBy } from '../group-by';
import { title } from '../manifests/kube-object';
import type { Graph, Wire, WiredService } from '../wiring/graph';
import type { ContainerPort, PodGroup } from '../wiring/pod-group';
import { isNumber, isPortName, type Service, type ServicePort } from '../wiring/service';
import type { Certainty, Code, Found } from './finding';
import { mentions } from './listening';

/** A port of a Service that selects pods, and the wires that lead from it. */
interface Sent {
  readonly wired: WiredService;
  readonly port: ServicePort;
  readonly wires: readonly Wire[];
}

/** Judges the ports of the Services that select pods: whether requests get to a port that those listen on. */
export const portFindings = (graph: Graph): Found[] =>
  graph.services.flatMap((wired) => {
    // Of the others it is said that there are none, or that a port has no number.
    const wires = wired.wires.filter(
      ({ podGroup: { count, ports } }) => count > 0 && ports.every(({ number }) => number !== ''),
    );
    const byPort = groupBy(wires, ({ port }) => port);
    return [...byPort].flatMap(([port, wires]) => portFinding({ wired, port, wires }, graph) ?? []);
  });

function portFinding(sent: Sent, graph: Graph): Found | undefined {
  const { wired, port, wires } = sent;
  const isNamed = isPortName(port.targetPort);
  // Which pods of controllers carry their labels is not known, and a name that no port can have is a placeholder.
  if (wired.service.podLabels.size === 0 || (!isNumber(port.targetPort) && !isNamed)) return unknown(sent);
  if (wires.some(({ to }) => to)) return unintendedPods(sent);
  return isNamed ? unknownName(sent) : (otherProtocol(sent) ?? undeclaredPort(sent, graph));
}

const found = ({ wired: { service }, port }: Sent, code: Code, certainty: Certainty, text: string): Found => ({
  code,
  certainty,
  object: service.object,
  path: [...port.path, port.namesTargetPort ? 'targetPort' : 'port'],
  text: `${title(service.object)} ${text}`,
});

const unknown = (sent: Sent): Found =>
  found(sent, 'undeclared-port', 'possible', `sends to port ${sent.port.targetPort}, which none of its pods declares.`);

/** The target port as a sentence says it. */
const askedText = ({ port: { targetPort, protocol } }: Sent): string =>
  portText({ name: '', number: targetPort, protocol });

function unintendedPods(sent: Sent): Found | undefined {
  const others = sent.wires.flatMap(({ to, podGroup }) => (to ? [] : [podGroup]));
  if (others.length === 0 || sent.wired.service.headless) return undefined;
  if (!isNumber(sent.port.targetPort)) {
    const [names, declareNot, own] = about(others);
    const text = `also selects ${names}, which ${declareNot} port ${askedText(sent)} and so get no request: ${own}. Narrow the selector, or declare the port there.`;
    return found(sent, 'unintended-pods', 'likely', text);
  }
  const sure = others.filter(({ ports, runsToCompletion }) => ports.length > 0 && !runsToCompletion);
  const [names, declareNot, own] = about(sure.length > 0 ? sure : others);
  const text = `also sends to ${names}, which ${declareNot} ${askedText(sent)}: ${own}. Narrow the selector, or give those pods other labels.`;
  return found(sent, 'unintended-pods', sure.length > 0 ? 'certain' : 'likely', text);
}

function unknownName(sent: Sent): Found {
  const [names, declareNot, own] = about(sent.wires.map(({ podGroup }) => podGroup));
  const [only, ...more] = sent.wires.flatMap(({ podGroup }) => podGroup.ports);
  const isUnnamed = only && more.length === 0 && only.name === '' && only.protocol === sent.port.protocol;
  const advice = isUnnamed
    ? `Name that port ${sent.port.targetPort}, or use targetPort: ${only.number}.`
    : 'Use the same name and protocol in both.';
  const text = `sends to port ${askedText(sent)}, which ${names} ${declareNot}: ${own}. ${advice}`;
  return found(sent, 'unknown-port-name', sent.wired.service.headless ? 'likely' : 'certain', text);
}

function otherProtocol(sent: Sent): Found | undefined {
  const { targetPort, protocol } = sent.port;
  const other = sent.wires.flatMap(({ podGroup }) => podGroup.ports).find(({ number }) => number === targetPort);
  if (!other) return undefined;
  const text = `sends to port ${targetPort} by ${protocol}, which its pods declare for ${other.protocol}. Use the same protocol in both.`;
  return found(sent, 'other-protocol', 'likely', text);
}

function undeclaredPort(sent: Sent, graph: Graph): Found | undefined {
  const { wired, port, wires } = sent;
  const podGroups = wires.map(({ podGroup }) => podGroup);
  const declare = podGroups.some(({ ports }) => ports.length > 0);
  const nothingElse = wired.wires.every(({ to }) => !to);
  const twin = nothingElse && !port.namesTargetPort ? twinOf(sent, graph) : undefined;
  const meant = twin?.port.targetPort ?? meantPort(sent, graph)?.number;
  if (!declare || wired.service.headless || (!nothingElse && !meant)) return undefined;
  const isMentioned = podGroups.some((podGroup) => mentions(podGroup, port.targetPort));
  const [names, declareNot, own] = about(podGroups);
  const advice = isMentioned
    ? `Declare ${askedText(sent)}, which a probe or the environment, arguments or command of a container names.`
    : portAdvice(sent, meant, twin?.service);
  const text = `sends to port ${askedText(sent)}${port.namesTargetPort ? '' : ' (it has no targetPort)'}, which ${names} ${declareNot}: ${own}. ${advice}`;
  return found(sent, 'undeclared-port', nothingElse && meant && !isMentioned ? 'certain' : 'likely', text);
}

/** @param twin the Service that has the meant port for its target */
function portAdvice(sent: Sent, meant: string | undefined, twin: Service | undefined): string {
  const use = meant
    ? `${sent.port.namesTargetPort ? 'Use' : 'Add'} targetPort: ${meant}`
    : 'Use a port that is declared';
  const as = twin ? `, as ${title(twin.object)} has it` : '';
  return `${use}${as}, or declare ${askedText(sent)} if a container listens there.`;
}

/** What leads the same port of another Service, which has a target port for it, to a port of the same pods. */
const twinOf = ({ port, wires: own }: Sent, { services }: Graph): (Wire & { service: Service }) | undefined =>
  services
    .flatMap(({ service, wires }) => wires.map((wire) => ({ ...wire, service })))
    .find(
      (wire) =>
        wire.to &&
        wire.port.port === port.port &&
        wire.port.protocol === port.protocol &&
        own.some(({ podGroup }) => podGroup === wire.podGroup),
    );

/** A declared port that no Service leads to, and that is for requests such as those of this one, or a digit away. */
function meantPort({ wired: { service }, port, wires }: Sent, { reachedPorts }: Graph): ContainerPort | undefined {
  const asksMetrics = [service.object.name, port.name].some((name) => hasWord(name, ofMetrics));
  return wires
    .flatMap(({ podGroup: { runsToCompletion, ports, annotations } }) => {
      const scraped = annotations.get('prometheus.io/port');
      const isOther = ({ name, number }: ContainerPort) =>
        (hasWord(name, ofMetrics) || number === scraped) && distance(number, port.targetPort) > 1;
      return runsToCompletion ? [] : ports.filter((own) => asksMetrics || !isOther(own));
    })
    .find((own) => !reachedPorts.has(own) && !hasWord(own.name, ofProbes));
}

/** The beginnings of words in the names of ports that only the kubelet's probes ask, and no Service. */
const ofProbes = /^(health|probe|live|read(y|iness))/;

/** Those of ports that are asked for metrics. */
const ofMetrics = /^(metric|prometheus|monitor|telemetry)/;

const hasWord = (name: string, word: RegExp): boolean => name.split('-').some((part) => word.test(part));

/** Who some pods are, and what to say of them when they do not declare a port. */
function about(podGroups: readonly PodGroup[]): [names: string, declareNot: string, own: string] {
  const name = podGroups[0] ? title(podGroups[0].object) : '';
  return podGroups.length === 1
    ? [name, 'does not declare', `it declares ${declared(podGroups)}`]
    : [`${name} and ${podGroups.length - 1} more`, 'do not declare', `they declare ${declared(podGroups)}`];
}

const portText = ({ number, name, protocol }: ContainerPort): string =>
  `${number}${protocol === 'TCP' ? '' : `/${protocol}`}${name ? ` (${name})` : ''}`;

/** The ports that pods or containers declare. */
export const declared = (declaring: readonly { readonly ports: readonly ContainerPort[] }[]): string =>
  [...new Set(declaring.flatMap(({ ports }) => ports.map(portText)))].join(', ') || 'no port';
