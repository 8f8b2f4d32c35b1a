import { listAt, textAt, valueAt } from '../../manifests/fields';
import type { Effect } from './effect';
import { metadataDefaults, metadataRules, metadataTexts } from './metadata';
import { sibling } from './pod-spec';
import type { Change, KindRules } from './rule';

/** A Service. @see https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/ */
export const service: KindRules = {
  defaults: new Map([
    ...metadataDefaults,
    ['spec.allocateLoadBalancerNodePorts', (object) => (typeOf(object) === 'LoadBalancer' ? true : undefined)],
    ['spec.clusterIP', (object) => listAt(object, 'spec', 'clusterIPs')[0]],
    ['spec.clusterIPs', (object) => [valueAt(object, 'spec', 'clusterIP')]],
    ['spec.externalTrafficPolicy', (object) => (isExternal(object) ? 'Cluster' : undefined)],
    ['spec.internalTrafficPolicy', 'Cluster'],
    ['spec.ports.*.protocol', 'TCP'],
    ['spec.ports.*.targetPort', sibling('port')],
    ['spec.publishNotReadyAddresses', false],
    ['spec.selector', {}],
    ['spec.sessionAffinity', 'None'],
    [
      'spec.sessionAffinityConfig',
      (object) => (textAt(object, 'spec', 'sessionAffinity') === 'ClientIP' ? { clientIP: {} } : undefined),
    ],
    ['spec.sessionAffinityConfig.clientIP', {}],
    ['spec.sessionAffinityConfig.clientIP.timeoutSeconds', 10800],
    ['spec.type', 'ClusterIP'],
  ]),
  texts: [...metadataTexts, 'spec.selector'],
  mergeKeys: new Map([['spec.ports', 'port']]),
  rules: [
    ...metadataRules,
    { at: 'metadata', effect: 'unknown' },
    { at: 'spec.ports', effect: effectOfPorts },
    {
      at: 'spec.ports.*.nodePort',
      effect: ({ to, after }) => (to === undefined && isExternal(after) ? 'stays' : 'taken'),
    },
    { at: 'spec.type', effect: effectOfType },
    { at: 'spec.clusterIP', effect: effectOfAddress },
    { at: 'spec.clusterIPs', effect: effectOfAddress },
    {
      at: 'spec.loadBalancerClass',
      effect: ({ before, after }) => (typeOf(before) === typeOf(after) ? 'refused' : 'taken'),
    },
    { at: 'spec.healthCheckNodePort', effect: ({ to }) => (to === undefined ? 'stays' : 'refused') },
    { at: 'spec.ipFamilies', effect: 'unknown' },
    { at: 'spec.ipFamilyPolicy', effect: 'unknown' },
    { at: 'spec', effect: 'taken' },
  ],
};

const typeOf = (object: unknown): string => textAt(object, 'spec', 'type') || 'ClusterIP';

const isExternal = (object: unknown): boolean => ['NodePort', 'LoadBalancer'].includes(typeOf(object));

const isHeadless = (object: unknown): boolean =>
  textAt(object, 'spec', 'clusterIP') === 'None' || textAt(object, 'spec', 'clusterIPs', 0) === 'None';

/** More than one port need names; a target of digits only is no port's name. */
function effectOfPorts({ after }: Change): Effect | undefined {
  const ports = listAt(after, 'spec', 'ports');
  const isUnnamed = ports.length > 1 && ports.some((port) => !textAt(port, 'name'));
  const isQuoted = ports.some(
    (port) => /^\d+$/.test(String(valueAt(port, 'targetPort'))) && typeof valueAt(port, 'targetPort') === 'string',
  );
  return isUnnamed || isQuoted ? 'invalid' : undefined;
}

function effectOfType({ before, after }: Change): Effect {
  if (isExternal(after) && isHeadless(after)) return 'invalid';
  if (isExternal(after) && isHeadless(before)) return 'refused';
  return typeOf(before) === 'LoadBalancer' ? 'address-lost' : 'taken';
}

/** An address is given once, while the Service has one; left out, it stays. */
function effectOfAddress({ before, after, to }: Change): Effect {
  if ([before, after].some((object) => typeOf(object) === 'ExternalName')) return 'taken';
  if (to !== undefined && to !== null && to !== '') return 'refused';
  return isHeadless(before) ? 'stays-headless' : 'stays';
}
