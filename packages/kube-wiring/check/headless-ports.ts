import { groupBy } from '../group-by';
import { title } from '../manifests/kube-object';
import type { Graph, WiredService } from '../wiring/graph';
import { isNumber } from '../wiring/service';
import type { Found } from './finding';

/**
 * Finds the ports of headless Services that differ from their target ports: what such a Service gives is the addresses
 * of its pods, and there nothing translates the one into the other.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export const headlessPorts = ({ services }: Graph): Found[] =>
  services.filter(({ service, selected }) => service.headless && selected.length > 0).flatMap(ofWires);

function ofWires({ service: { object }, wires }: WiredService): Found[] {
  return [...groupBy(wires, ({ port }) => port)].flatMap(([port, wires]): Found[] => {
    const declared = wires.flatMap(({ to }) => to?.number ?? [])[0];
    const target = isNumber(port.targetPort) ? port.targetPort : declared;
    if (target === undefined || target === port.port) return [];
    const text = `${title(object)} is headless, so nothing translates its port ${port.port}: its pods answer at ${target} alone. Use port: ${target}, which clients have to ask anyway.`;
    return [{ code: 'headless-port', certainty: 'likely', object, path: [...port.path, 'port'], text }];
  });
}
