import { listAt, textAt, valueAt } from '../../manifests/fields';
import { remembered } from './remembered';
import { sibling } from './defaults';
import { mergedBy } from './merge';
import { metadata } from './pod-spec';
import type { FieldChange, Effect, Kind } from './rule';

/** A Service. @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
export const service: Kind = {
  defaults: {
    metadata,
    spec: {
      allocateLoadBalancerNodePorts: (object) => (typeOf(object) === 'LoadBalancer' ? true : undefined),
      clusterIP: (object) => listAt(object, 'spec', 'clusterIPs')[0],
      clusterIPs: (object) => [valueAt(object, 'spec', 'clusterIP')],
      externalTrafficPolicy: (object) => (hasNodePorts(object) ? 'Cluster' : undefined),
      internalTrafficPolicy: 'Cluster',
      ports: { protocol: 'TCP', targetPort: sibling('port') },
      publishNotReadyAddresses: false,
      selector: {},
      sessionAffinity: 'None',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } },
      type: 'ClusterIP',
    },
  },
  rules: [
    { at: 'spec.ports', effect: ({ after }) => (hasInvalidPorts(after) ? 'invalid' : undefined) },
    mergedBy('port', 'spec.ports'),
    {
      at: 'spec.ports.nodePort',
      effect: ({ to, after }) => (to === undefined && hasNodePorts(after) ? 'stays' : 'taken'),
    },
    { at: 'spec.type', effect: effectOfType },
    { at: 'spec.clusterIP', effect: effectOfAddress },
    { at: 'spec.clusterIPs', effect: effectOfAddress },
    {
      at: 'spec.loadBalancerClass',
      effect: ({ before, after }) => (typeOf(before) === typeOf(after) ? 'refused' : 'taken'),
    },
    { at: 'spec.healthCheckNodePort', effect: ({ to }) => (to === undefined ? 'stays' : 'refused') },
    { at: 'spec.sessionAffinityConfig', effect: effectOfAffinity },
    // What is filled in here depends on the cluster.
    { at: 'spec.ipFamilies', effect: 'unknown' },
    { at: 'spec.ipFamilyPolicy', effect: 'unknown' },
    // An ExternalName keeps no policy.
    {
      at: 'spec.internalTrafficPolicy',
      effect: ({ after }) => (typeOf(after) === 'ExternalName' ? 'unknown' : 'taken'),
    },
    { at: 'spec', effect: 'taken' },
  ],
};

const typeOf = (service: unknown): string => textAt(service, 'spec', 'type') || 'ClusterIP';

const hasNodePorts = (service: unknown): boolean => ['NodePort', 'LoadBalancer'].includes(typeOf(service));

/** Two ports need names of their own; a target in quotes is a name, and needs a letter. */
const hasInvalidPorts = remembered((service) => {
  const ports = listAt(service, 'spec', 'ports');
  const names = new Set(ports.map((port) => textAt(port, 'name')));
  const targets = ports.map((port) => valueAt(port, 'targetPort'));
  return (
    (ports.length > 1 && (names.has('') || names.size < ports.length)) ||
    targets.some((target) => typeof target === 'string' && /^\d+$/.test(target))
  );
});

const isHeadless = (service: unknown): boolean =>
  [textAt(service, 'spec', 'clusterIP'), textAt(service, 'spec', 'clusterIPs', 0)].includes('None');

function effectOfType({ before, after }: FieldChange): Effect {
  if (hasNodePorts(after) && isHeadless(before)) return isHeadless(after) ? 'invalid' : 'refused';
  return typeOf(before) === 'LoadBalancer' ? 'address-lost' : 'taken';
}

/** An address is given once: another one is refused, and one that is left out stays. */
function effectOfAddress({ before, after, to }: FieldChange): Effect {
  if ([before, after].some((service) => typeOf(service) === 'ExternalName')) return 'taken';
  if (to) return 'refused';
  return isHeadless(before) ? 'stays-headless' : 'stays';
}

/** Without affinity, the API server drops its details. */
function effectOfAffinity({ after }: FieldChange): Effect | undefined {
  return textAt(after, 'spec', 'sessionAffinity') === 'ClientIP' ? undefined : 'unchanged';
}
