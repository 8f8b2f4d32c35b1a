import { groupBy } from '../group-by';
import { title } from '../manifests/kube-object';
import type { Graph, Wire, WiredService } from '../wiring/graph';
import type { ContainerPort, PodGroup } from '../wiring/pod-group';
import { isNumber, isPortName, type ServicePort } from '../wiring/service';
import type { Code, Finding, Severity } from './finding';

/** Judges the ports of the Services that select pods: whether requests get to a port that those listen on. */
export const portFindings = (graph: Graph): Finding[] =>
  graph.services.flatMap((wired) => {
    // Which pods of controllers carry these labels is not known.
    if (wired.service.podLabels.size === 0) return [];
    // Of the others it is said that there are none, or that a port has no number.
    const wires = wired.wires.filter(
      ({ podGroup: { count, ports } }) => count > 0 && ports.every(({ number }) => number !== ''),
    );
    const byPort = groupBy(wires, ({ port }) => port);
    return [...byPort].flatMap(([port, wires]) => portFinding(wired, port, wires, graph) ?? []);
  });

function portFinding(
  wired: WiredService,
  port: ServicePort,
  wires: readonly Wire[],
  graph: Graph,
): Finding | undefined {
  const { service } = wired;
  const finding = (code: Code, severity: Severity, text: string): Finding => ({
    code,
    severity,
    object: service.object,
    path: [...port.path, port.namesTargetPort ? 'targetPort' : 'port'],
    text: `${title(service.object)} ${text}`,
  });
  const target = port.targetPort;
  const number = isNumber(target);
  if (!number && !isPortName(target)) return undefined;
  const asked = portText({ name: '', number: target, protocol: port.protocol });

  if (wires.some(({ to }) => to)) {
    const others = wires.flatMap(({ to, podGroup }) => (to ? [] : [podGroup]));
    const sure = number ? others.filter(({ ports, runsToCompletion }) => ports.length > 0 && !runsToCompletion) : [];
    const unintended = sure.length > 0 ? sure : others;
    if (unintended.length === 0 || service.headless) return undefined;
    const [names, declareNot, own] = about(unintended);
    const text = number
      ? `also sends to ${names}, which ${declareNot} ${asked}: ${own}. Narrow the selector, or give those pods other labels.`
      : `also selects ${names}, which ${declareNot} port ${asked} and so get no request: ${own}. Narrow the selector, or declare the port there.`;
    return finding('unintended-pods', sure.length > 0 ? 'problem' : 'hint', text);
  }

  const podGroups = wires.map(({ podGroup }) => podGroup);
  const ports = podGroups.flatMap(({ ports }) => ports);
  const [names, declareNot, own] = about(podGroups);
  if (!number) {
    const text = `sends to port ${asked}, which ${names} ${declareNot}: ${own}. Use the same name and protocol in both.`;
    return finding('unknown-port-name', service.headless ? 'hint' : 'problem', text);
  }
  const other = ports.find((own) => own.number === target);
  if (other) {
    const text = `sends to port ${target} by ${port.protocol}, which its pods declare for ${other.protocol}. Use the same protocol in both.`;
    return finding('other-protocol', 'hint', text);
  }
  const nothingElse = wired.wires.every(({ to }) => !to);
  const [meant] = podGroups
    .flatMap(({ runsToCompletion, ports }) => (runsToCompletion ? [] : ports))
    .filter((own) => !graph.reachedPorts.has(own) && !isForProbes(own.name));
  if (ports.length === 0 || service.headless || (!nothingElse && !meant)) return undefined;
  const advice = meant
    ? `${port.namesTargetPort ? 'Use' : 'Add'} targetPort: ${meant.number}.`
    : 'Use a port that is declared.';
  const written = port.namesTargetPort ? asked : `${asked} (it has no targetPort)`;
  const text = `sends to port ${written}, which ${names} ${declareNot}: ${own}. ${advice}`;
  return finding('undeclared-port', nothingElse && meant ? 'problem' : 'hint', text);
}

/** Whether a port's name says that only the kubelet's probes ask it, and no Service: by one of its words. */
const isForProbes = (name: string): boolean =>
  name.split('-').some((word) => /^(health|probe|live|read(y|iness))/.test(word));

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
