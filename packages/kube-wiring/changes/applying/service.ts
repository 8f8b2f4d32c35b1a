import { labelsAt, listAt, textAt, valueAt } from '../../manifests/fields';
import { type FieldChange, valueAlong } from './difference';
import { fields, filledIn, sibling } from './defaults';
import { mergedBy } from './merge';
import { anyNames, object } from './pod-spec';
import type { Answer, Effect, Kind } from './rule';

/** A Service. @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
export const service: Kind = {
  defaults: {
    ...object,
    spec: filledIn({
      ...fields(`externalIPs externalName= healthCheckNodePort internalTrafficPolicy=Cluster ipFamilies
        loadBalancerClass loadBalancerIP= loadBalancerSourceRanges publishNotReadyAddresses=false sessionAffinity=None
        trafficDistribution type=ClusterIP`),
      allocateLoadBalancerNodePorts: (service) => (typeOf(service) === 'LoadBalancer' ? true : undefined),
      clusterIP: (service) => listAt(service, 'spec', 'clusterIPs')[0],
      clusterIPs: (service) => [valueAt(service, 'spec', 'clusterIP')],
      externalTrafficPolicy: (service) => (hasNodePorts(service) ? 'Cluster' : undefined),
      ipFamilyPolicy: usualFamilyPolicy,
      ports: { ...fields('appProtocol name= nodePort port protocol=TCP'), targetPort: sibling('port') },
      selector: anyNames(),
      sessionAffinityConfig: filledIn({ clientIP: filledIn(fields('timeoutSeconds=10800')) }),
    }),
  },
  rules: [
    { at: 'spec.ports', effect: portProblem },
    mergedBy('port', 'spec.ports'),
    { at: 'spec.ports.nodePort', effect: effectOfNodePort },
    { at: 'spec.type', effect: effectOfType },
    { at: 'spec.clusterIP', effect: effectOfAddress },
    { at: 'spec.clusterIPs', effect: effectOfAddress },
    {
      at: 'spec.loadBalancerClass',
      effect: ({ before, after }) => (typeOf(before) === typeOf(after) ? 'refused' : 'taken'),
    },
    { at: 'spec.healthCheckNodePort', effect: effectOfHealthPort },
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

/** Where it has neither an address nor a selector, or is an ExternalName, it depends on the cluster. */
function usualFamilyPolicy(service: unknown): string | undefined {
  const isOpen = isHeadless(service) && labelsAt(service, 'spec', 'selector').size === 0;
  return isOpen || typeOf(service) === 'ExternalName' ? undefined : 'SingleStack';
}

const typeOf = (service: unknown): string => textAt(service, 'spec', 'type') || 'ClusterIP';

const hasNodePorts = (service: unknown): boolean => ['NodePort', 'LoadBalancer'].includes(typeOf(service));

/** Two ports need names of their own; a target in quotes is a name, and needs a letter. */
function portProblem({ after }: FieldChange): Answer | undefined {
  const ports = listAt(after, 'spec', 'ports');
  // Those of one number are one to kubectl.
  const numbers = new Set(ports.map((port) => textAt(port, 'port')));
  const names = new Set(ports.map((port) => textAt(port, 'name')));
  if (numbers.size > 1 && (names.has('') || names.size < numbers.size))
    return ['invalid', 'with more than one port, each needs a name of its own'];
  const targets = ports.map((port) => valueAt(port, 'targetPort'));
  return targets.some((target) => typeof target === 'string' && /^\d+$/.test(target))
    ? ['invalid', 'a target port in quotes is a name, and needs a letter']
    : undefined;
}

/** What is left out stays where the entry has the number that it had. */
function effectOfNodePort({ path, to, before, after }: FieldChange): Effect {
  const [was, is] = [before, after].map((service) => {
    const entry = valueAlong(service, path.slice(0, -1));
    return `${textAt(entry, 'port')}/${textAt(entry, 'protocol') || 'TCP'}`;
  });
  return to === undefined && hasNodePorts(after) && was === is ? 'stays' : 'taken';
}

/** The port is given to a load balancer that keeps to nodes with pods, and fixed as long as it does. */
function effectOfHealthPort({ to, before, after }: FieldChange): Effect {
  const isKept = [before, after].every(
    (service) => typeOf(service) === 'LoadBalancer' && textAt(service, 'spec', 'externalTrafficPolicy') === 'Local',
  );
  return !isKept ? 'taken' : to === undefined ? 'stays' : 'refused';
}

const isHeadless = (service: unknown): boolean =>
  [textAt(service, 'spec', 'clusterIP'), textAt(service, 'spec', 'clusterIPs', 0)].includes('None');

function effectOfType({ before, after }: FieldChange): Answer {
  if (hasNodePorts(after) && isHeadless(after)) return ['invalid', 'without an address, it cannot have this type'];
  if (hasNodePorts(after) && isHeadless(before)) return ['refused', 'it has no address'];
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
