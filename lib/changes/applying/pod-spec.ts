import { textAt } from '../../manifests/fields';
import { type Step, valueAlong } from '../difference';
import type { Default } from './rule';

/** The field beside the one at a path. */
export const sibling =
  (name: string) =>
  (object: unknown, path: readonly Step[]): unknown =>
    valueAlong(object, [...path.slice(0, -1), name]);

/** The defaults of a pod's spec, in a Pod and in a template. @see https://kubernetes.io/docs/reference/kubernetes-api/ */
const defaults: Readonly<Record<string, Default>> = {
  dnsPolicy: 'ClusterFirst',
  hostIPC: false,
  hostNetwork: false,
  hostPID: false,
  hostname: '',
  nodeName: '',
  nodeSelector: {},
  priorityClassName: '',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  securityContext: {},
  serviceAccount: sibling('serviceAccountName'),
  subdomain: '',
  terminationGracePeriodSeconds: 30,
  'containers.*.env.*.value': '',
  'containers.*.env.*.valueFrom.fieldRef.apiVersion': 'v1',
  'containers.*.imagePullPolicy': pullPolicy,
  'containers.*.ports.*.hostIP': '',
  'containers.*.ports.*.hostPort': 0,
  'containers.*.ports.*.name': '',
  'containers.*.ports.*.protocol': 'TCP',
  'containers.*.probe.failureThreshold': 3,
  'containers.*.probe.grpc.service': '',
  'containers.*.probe.httpGet.host': '',
  'containers.*.probe.httpGet.path': '/',
  'containers.*.probe.httpGet.scheme': 'HTTP',
  'containers.*.probe.initialDelaySeconds': 0,
  'containers.*.probe.periodSeconds': 10,
  'containers.*.probe.successThreshold': 1,
  'containers.*.probe.timeoutSeconds': 1,
  'containers.*.resources': {},
  'containers.*.resources.limits': {},
  'containers.*.resources.requests': {},
  'containers.*.stdin': false,
  'containers.*.stdinOnce': false,
  'containers.*.terminationMessagePath': '/dev/termination-log',
  'containers.*.terminationMessagePolicy': 'File',
  'containers.*.tty': false,
  'containers.*.volumeMounts.*.readOnly': false,
  'containers.*.volumeMounts.*.subPath': '',
  'containers.*.workingDir': '',
  'volumes.*.configMap.defaultMode': 420,
  'volumes.*.downwardAPI.defaultMode': 420,
  'volumes.*.emptyDir.medium': '',
  'volumes.*.hostPath.type': '',
  'volumes.*.persistentVolumeClaim.readOnly': false,
  'volumes.*.projected.defaultMode': 420,
  'volumes.*.secret.defaultMode': 420,
};

/** What a pod's spec at a place adds to what is known of its kind. */
export const podSpecAt = (place: string) => ({
  defaults: Object.entries(defaults).map(([field, value]): [string, Default] => [`${place}.${field}`, value]),
  texts: [
    'nodeSelector',
    'containers.*.args',
    'containers.*.command',
    'containers.*.env.*.value',
    'containers.*.image',
  ].map((field) => `${place}.${field}`),
  mergeKeys: new Map([
    [`${place}.containers.*.env`, 'name'],
    [`${place}.containers.*.ports`, 'containerPort'],
    [`${place}.hostAliases`, 'ip'],
    [`${place}.topologySpreadConstraints`, 'topologyKey'],
  ]),
});

/** An image without a tag, or with `latest`, is pulled always. */
function pullPolicy(object: unknown, path: readonly Step[]): string {
  const image = textAt(sibling('image')(object, path));
  return image.includes('@') || /:(?!latest$)[^/]+$/.test(image) ? 'IfNotPresent' : 'Always';
}
