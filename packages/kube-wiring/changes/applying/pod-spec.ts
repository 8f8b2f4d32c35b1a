import { textAt } from '../../manifests/fields';
import type { NamedPath } from './difference';
import { sibling } from './defaults';
import { mergedBy } from './merge';
import type { Defaults, Effect, Rule } from './rule';

/** The defaults of metadata. */
export const metadata: Defaults = { annotations: {}, labels: {} };

const probe = {
  failureThreshold: 3,
  initialDelaySeconds: 0,
  periodSeconds: 10,
  successThreshold: 1,
  timeoutSeconds: 1,
};

const file = { defaultMode: 0o644 };

/**
 * The defaults of a pod's spec, in a Pod as in a template. @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export const podSpec = {
  dnsPolicy: 'ClusterFirst',
  hostIPC: false,
  hostNetwork: false,
  hostPID: false,
  hostname: '',
  nodeSelector: {},
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  securityContext: {},
  terminationGracePeriodSeconds: 30,
  containers: {
    env: { value: '', valueFrom: { fieldRef: { apiVersion: 'v1' } } },
    imagePullPolicy,
    ports: { hostPort: 0, protocol: 'TCP' },
    probe: { ...probe, httpGet: { path: '/', scheme: 'HTTP' } },
    resources: { limits: {}, requests: {} },
    stdin: false,
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    tty: false,
    volumeMounts: { readOnly: false, subPath: '' },
    workingDir: '',
  },
  volumes: { configMap: file, downwardAPI: file, projected: file, secret: file },
} satisfies Defaults;

/** The lists of the pod's spec at a place that kubectl may merge wrongly. */
export const podMerges = (place: string, half?: Effect): readonly Rule[] => [
  mergedBy('name', `${place}.containers.env`, half),
  mergedBy('containerPort', `${place}.containers.ports`, half),
  mergedBy('ip', `${place}.hostAliases`, half),
  mergedBy('topologyKey', `${place}.topologySpreadConstraints`, half),
];

/** An image without a tag, or with `latest`, is always pulled. */
function imagePullPolicy(object: unknown, path: NamedPath): string {
  const image = textAt(sibling('image')(object, path));
  return /@|:(?!latest$)[^/]+$/.test(image) ? 'IfNotPresent' : 'Always';
}
