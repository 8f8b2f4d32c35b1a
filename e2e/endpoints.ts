import { groupBy } from '../packages/kube-wiring/group-by';
import { listAt, textAt } from '../packages/kube-wiring/manifests/fields';
import { kubectl } from './kubectl';

/** Where a port of a Service leads to. */
export interface Endpoint {
  /** The name of the Service's port; empty where it has none. */
  readonly port: string;

  /** The pod's address. */
  readonly address: string;

  /** The number and protocol of the pod's port: `8080/TCP`. */
  readonly target: string;
}

/**
 * The endpoints that are ready, each as a text, sorted, by the names of the Services that the cluster has looked at.
 *
 * @param textOf makes the text; if left out, it is ADDRESS:PORT/PROTOCOL
 */
export async function endpoints(
  textOf = ({ address, target }: Endpoint) => `${address}:${target}`,
): Promise<Map<string, string[]>> {
  const list: unknown = JSON.parse(await kubectl('get', 'endpointslices', '--output=json'));
  const byService = groupBy(listAt(list, 'items'), (slice) =>
    textAt(slice, 'metadata', 'labels', 'kubernetes.io/service-name'),
  );
  return new Map([...byService].map(([service, slices]) => [service, slices.flatMap(endpointsIn).map(textOf).sort()]));
}

const endpointsIn = (slice: unknown): Endpoint[] =>
  listAt(slice, 'endpoints')
    .filter((endpoint) => textAt(endpoint, 'conditions', 'ready') !== 'false')
    .flatMap((endpoint) =>
      listAt(slice, 'ports').map((port) => ({
        port: textAt(port, 'name'),
        address: listAt(endpoint, 'addresses').join(),
        target: `${textAt(port, 'port')}/${textAt(port, 'protocol')}`,
      })),
    );
