import { isMap, textAt, valueAt } from '../../manifests/fields';
import { all, type Default, type Defaults, filledIn, leftOut, sibling } from './defaults';
import { type NamedPath, valueAlong } from './difference';
import { mergedBy } from './merge';
import { type Effect, type FieldChange, type Rule, rulesAt } from './rule';

const values = filledIn({ '*': null });

/** What every object and template has. */
export const metadata = filledIn({
  ...all(null, 'creationTimestamp deletionGracePeriodSeconds deletionTimestamp finalizers generation managedFields'),
  ...all(null, 'name namespace ownerReferences resourceVersion uid'),
  ...all('', 'generateName selfLink'),
  ...all(values, 'annotations labels'),
});

/** What every object has beside its own fields. */
export const object: Defaults = { ...all(null, 'apiVersion kind status'), metadata };

const handler = {
  exec: { command: null },
  httpGet: { ...all(null, 'httpHeaders port protocol'), host: '', path: '/', scheme: 'HTTP' },
  sleep: null,
  tcpSocket: { host: '', port: null },
};

const probe = {
  ...handler,
  grpc: { ...all(null, 'mode port'), service: '' },
  failureThreshold: 3,
  initialDelaySeconds: 0,
  periodSeconds: 10,
  successThreshold: 1,
  terminationGracePeriodSeconds: null,
  timeoutSeconds: 1,
};

const keyRef = { ...all(null, 'key optional'), name: '' };
const fieldRef = { apiVersion: 'v1', fieldPath: null };
const resourceFieldRef = { containerName: '', divisor: '0', resource: null };

const securityContext = all(
  null,
  'appArmorProfile runAsGroup runAsNonRoot runAsUser seLinuxOptions seccompProfile windowsOptions',
);

const resources = (request: Default) =>
  filledIn({ claims: null, limits: values, requests: filledIn({ '*': request }) });

/**
 * A container of any sort.
 *
 * @param request what is requested where nothing is
 */
const container = (request: Default, hostPort: Default): Defaults => ({
  ...all(null, 'args command envFrom name resizePolicy restartPolicy restartPolicyRules volumeDevices'),
  ...all(probe, 'livenessProbe readinessProbe startupProbe'),
  ...all(false, 'stdin stdinOnce tty'),
  ...all('', 'image workingDir'),
  env: {
    name: null,
    value: '',
    valueFrom: { ...all(keyRef, 'configMapKeyRef secretKeyRef'), fieldRef, fileKeyRef: null, resourceFieldRef },
  },
  imagePullPolicy: policyBy('image'),
  lifecycle: { ...all(handler, 'postStart preStop'), stopSignal: null },
  ports: { containerPort: null, hostIP: '', hostPort, name: '', protocol: 'TCP' },
  resources: resources(request),
  securityContext: {
    ...securityContext,
    ...all(null, 'allowPrivilegeEscalation privileged procMount readOnlyRootFilesystem'),
    capabilities: all(null, 'add drop'),
  },
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  volumeMounts: {
    ...all(null, 'bindMountOptions mountPath mountPropagation name recursiveReadOnly'),
    ...all('', 'subPath subPathExpr'),
    readOnly: false,
  },
});

/** A template of claims. */
export const claimTemplate = {
  ...object,
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  status: undefined,
  spec: filledIn({
    ...all(null, 'accessModes dataSource dataSourceRef selector storageClassName volumeAttributesClassName'),
    resources: resources(null),
    volumeMode: 'Filesystem',
    volumeName: '',
  }),
};

const keys = all(null, 'key mode path user');
const downwardItems = { ...all(null, 'mode path user'), fieldRef, resourceFieldRef };
const file = { defaultMode: 0o644, defaultUser: null };

const volume = {
  ...all(null, 'awsElasticBlockStore azureFile cephfs cinder csi fc flexVolume flocker gcePersistentDisk gitRepo'),
  ...all(null, 'glusterfs name photonPersistentDisk portworxVolume quobyte storageos vsphereVolume'),
  azureDisk: { '*': null, cachingMode: 'ReadWrite', fsType: 'ext4', kind: 'Shared', readOnly: false },
  iscsi: { '*': null, iscsiInterface: 'default' },
  rbd: { '*': null, keyring: '/etc/ceph/keyring', pool: 'rbd', user: 'admin' },
  scaleIO: { '*': null, fsType: 'xfs', storageMode: 'ThinProvisioned' },
  configMap: { ...file, items: keys, name: '', optional: null },
  downwardAPI: { ...file, items: downwardItems },
  emptyDir: {
    ...all(null, 'mode sizeLimit'),
    medium: '',
    [leftOut]: (object: unknown, path: NamedPath) =>
      hasSource(valueAlong(object, path.slice(0, -1))) ? undefined : {},
  },
  ephemeral: { volumeClaimTemplate: claimTemplate },
  hostPath: { path: null, type: '' },
  image: { pullPolicy: policyBy('reference'), reference: '' },
  nfs: { ...all(null, 'path server'), readOnly: false },
  persistentVolumeClaim: { claimName: null, readOnly: false },
  projected: {
    ...file,
    sources: {
      ...all(null, 'clusterTrustBundle podCertificate'),
      ...all({ items: keys, name: '', optional: null }, 'configMap secret'),
      downwardAPI: { items: downwardItems },
      serviceAccountToken: { ...all(null, 'path user'), audience: '', expirationSeconds: 3600 },
    },
  },
  secret: { ...file, items: keys, optional: null, secretName: '' },
};

/** A volume without a source is an empty directory. */
const hasSource = (volume: unknown): boolean =>
  isMap(volume) && Object.entries(volume).some(([name, value]) => name !== 'name' && value !== null);

/**
 * A pod's spec, in a Pod as in a template.
 *
 * @param own what is another default there
 * @param request what a container requests where nothing is said
 * @param hostPort the port of the host that it takes where nothing is said
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
export const podSpec = (own: Defaults = {}, request: Default = null, hostPort: Default = 0): Defaults =>
  filledIn({
    ...all(null, 'activeDeadlineSeconds affinity automountServiceAccountToken enableServiceLinks evictionResponders'),
    ...all(null, 'hostUsers hostnameOverride imagePullSecrets os preemptionPolicy priority readinessGates'),
    ...all(null, 'resourceClaims runtimeClassName schedulingGates schedulingGroup setHostnameAsFQDN'),
    ...all(null, 'shareProcessNamespace'),
    ...all(false, 'hostIPC hostNetwork hostPID'),
    ...all('', 'hostname nodeName priorityClassName subdomain'),
    ...all(container(request, hostPort), 'containers ephemeralContainers initContainers'),
    ...all(values, 'nodeSelector overhead'),
    dnsConfig: all(null, 'nameservers options searches'),
    dnsPolicy: 'ClusterFirst',
    hostAliases: all(null, 'hostnames ip'),
    resources: { ...resources(undefined), [leftOut]: undefined },
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: filledIn({
      ...securityContext,
      ...all(
        null,
        'fsGroup fsGroupChangePolicy seLinuxChangePolicy supplementalGroups supplementalGroupsPolicy sysctls',
      ),
    }),
    ...all(null, 'serviceAccount serviceAccountName'),
    terminationGracePeriodSeconds: 30,
    tolerations: { ...all('', 'effect key operator value'), tolerationSeconds: null },
    topologySpreadConstraints: all(
      null,
      'labelSelector matchLabelKeys maxSkew minDomains nodeAffinityPolicy nodeTaintsPolicy topologyKey whenUnsatisfiable',
    ),
    volumes: volume,
    ...own,
  });

/**
 * What kubectl and the API server keep or take for the same of a pod's spec at a place.
 *
 * @param half what kubectl does where the manifest makes two of what it takes for one
 * @param account the account that pods get at this place where they name none
 */
export const podRules = (place: string, half?: Effect, account = ''): readonly Rule[] => [
  mergedBy('name', `${place}.containers`, half),
  mergedBy('name', `${place}.containers.env`, half),
  mergedBy('containerPort', `${place}.containers.ports`, half),
  mergedBy('name', `${place}.volumes`, half),
  mergedBy('ip', `${place}.hostAliases`, half),
  mergedBy('topologyKey', `${place}.topologySpreadConstraints`, half),
  ...rulesAt(`${place}.serviceAccount ${place}.serviceAccountName`, (change) => effectOfAccount(change, account)),
];

/** The API server keeps the account under two names, and the manifest takes away only those that it had. */
function effectOfAccount({ path, before, after }: FieldChange, usual: string): Effect | undefined {
  const names = ['serviceAccountName', 'serviceAccount'];
  const [had = [], has = []] = [before, after].map((object) => {
    const spec = valueAlong(object, path.slice(0, -1));
    return names.map((name) => textAt(spec, name));
  });
  const account = had.find(Boolean) ?? usual;
  const kept = has.map((name, i) => name || (had[i] ? '' : account)).find(Boolean);
  if ((kept ?? '') !== account) return undefined;
  return (has.find(Boolean) ?? usual) === account ? 'unchanged' : 'stays';
}

/** The pull policy that a container keeps, as it was filled in by the tag of a former image; undefined if it does not. */
export function keptPolicy({ path, before, after }: FieldChange): string | undefined {
  if (path.at(-1) !== 'image') return undefined;
  const [was, is] = [before, after].map((object) => valueAlong(object, path.slice(0, -1)));
  const isWritten = [was, is].some((container) => (valueAt(container, 'imagePullPolicy') ?? null) !== null);
  const [old, now] = [was, is].map((container) => policyOf(textAt(container, 'image')));
  return isWritten || old === now ? undefined : `imagePullPolicy stays ${old}`;
}

function policyBy(image: string) {
  return (object: unknown, path: NamedPath) => policyOf(textAt(sibling(image)(object, path)));
}

/** An image without a tag, or with `latest`, is always pulled. */
const policyOf = (image: string): string => (/(^|\/)[^/:@]+(:latest(@.*)?)?$/.test(image) ? 'Always' : 'IfNotPresent');
