import { groupBy } from '../packages/kube-wiring/group-by';
import { listAt, textAt } from '../packages/kube-wiring/manifests/fields';
import { kubectl } from './kubectl';

/**
 * The endpoints that are ready, each as IP:PORT/PROTOCOL, sorted, by the names of the Services that the cluster has
 * looked at.
 */
export async function endpoints(): Promise<Map<string, string[]>> {
  const list: unknown = JSON.parse(await kubectl('get', 'endpointslices', '--output=json'));
  const byService = groupBy(listAt(list, 'items'), (slice) =>
    textAt(slice, 'metadata', 'labels', 'kubernetes.io/service-name'),
  );
  return new Map([...byService].map(([service, slices]) => [service, slices.flatMap(endpointsIn).sort()]));
}

const endpointsIn = (slice: unknown): string[] =>
  listAt(slice, 'endpoints')
    .filter((endpoint) => textAt(endpoint, 'conditions', 'ready') !== 'false')
    .flatMap((endpoint) =>
      listAt(slice, 'ports').map(
        (port) => `${listAt(endpoint, 'addresses').join()}:${textAt(port, 'port')}/${textAt(port, 'protocol')}`,
      ),
    );
