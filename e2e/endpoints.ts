import { kubectl } from './kubectl';

/** The part of an EndpointSlice that the tests look at. */
interface EndpointSlice {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly endpoints:
    readonly { readonly addresses: readonly string[]; readonly conditions: { ready?: boolean } }[] | null;
  readonly ports: readonly { readonly port: number; readonly protocol: string }[] | null;
}

/** The endpoints that are ready, each as IP:PORT/PROTOCOL, sorted, by the names of the Services that the cluster has looked at. */
export async function endpoints(): Promise<Map<string, string[]>> {
  const { items } = JSON.parse(await kubectl('get', 'endpointslices', '--output=json')) as {
    items: EndpointSlice[];
  };
  const byService = Map.groupBy(items, ({ metadata }) => metadata.labels['kubernetes.io/service-name'] ?? '');
  return new Map([...byService].map(([service, slices]) => [service, slices.flatMap(endpointsIn).sort()]));
}

const endpointsIn = ({ endpoints, ports }: EndpointSlice): string[] =>
  (endpoints ?? [])
    .filter(({ conditions }) => conditions.ready !== false)
    .flatMap(({ addresses }) => (ports ?? []).map(({ port, protocol }) => `${addresses.join()}:${port}/${protocol}`));
