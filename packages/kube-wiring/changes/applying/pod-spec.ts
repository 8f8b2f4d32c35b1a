import { isMap, textAt, valueAt } from '../../manifests/fields';
import { type Default, type Defaults, fields, filledIn, leftOut, sibling } from './defaults';
import { type FieldChange, type NamedPath, valueAlong } from './difference';
import { mergedBy } from './merge';
import { type Effect, type Rule, rulesAt } from './rule';

/** A map of any names. */
export const anyNames = (value: Default = null): Defaults => filledIn({ '*': value });

/** What every object and template has. */
export const metadata = filledIn({
  ...fields(`creationTimestamp deletionGracePeriodSeconds deletionTimestamp finalizers generateName= generation
    managedFields name namespace ownerReferences resourceVersion selfLink= uid`),
  annotations: anyNames(),
  labels: anyNames(),
});

/** What every object has beside its own fields. */
export const object: Defaults = { ...fields('apiVersion kind status'), metadata };

const handler = {
  exec: fields('command'),
  httpGet: fields('host= httpHeaders path=/ port protocol scheme=HTTP'),
  sleep: null,
  tcpSocket: fields('host= port'),
};

const probe = {
  ...fields(`failureThreshold=3 initialDelaySeconds=0 periodSeconds=10 successThreshold=1
    terminationGracePeriodSeconds timeoutSeconds=1`),
  ...handler,
  grpc: fields('mode port service='),
};

const fieldRef = fields('apiVersion=v1 fieldPath');
const resourceFieldRef = fields('containerName= divisor=0 resource');
const keyRef = fields('key name= optional');

const securityContext =
  'appArmorProfile runAsGroup runAsNonRoot runAsUser seLinuxOptions seccompProfile windowsOptions';

const resources = (request: Default = null) => ({ claims: null, limits: anyNames(), requests: anyNames(request) });

const container = (request: Default, hostPort: Default): Defaults => ({
  ...fields(`args command envFrom image= name resizePolicy restartPolicy restartPolicyRules stdin=false stdinOnce=false
    terminationMessagePath=/dev/termination-log terminationMessagePolicy=File tty=false volumeDevices workingDir=`),
  env: {
    ...fields('name value='),
    valueFrom: { configMapKeyRef: keyRef, fieldRef, fileKeyRef: null, resourceFieldRef, secretKeyRef: keyRef },
  },
  imagePullPolicy: policyBy('image'),
  lifecycle: { postStart: handler, preStop: handler, stopSignal: null },
  livenessProbe: probe,
  ports: { ...fields('containerPort hostIP= name= protocol=TCP'), hostPort },
  readinessProbe: probe,
  resources: filledIn(resources(request)),
  securityContext: {
    ...fields(`${securityContext} allowPrivilegeEscalation privileged procMount readOnlyRootFilesystem`),
    capabilities: fields('add drop'),
  },
  startupProbe: probe,
  volumeMounts: fields(`bindMountOptions mountPath mountPropagation name readOnly=false recursiveReadOnly subPath=
    subPathExpr=`),
});

/** A template of claims. */
export const claimTemplate = {
  ...object,
  ...fields('apiVersion=v1 kind=PersistentVolumeClaim'),
  status: filledIn(fields('phase=Pending')),
  spec: filledIn({
    ...fields(`accessModes dataSource dataSourceRef selector storageClassName volumeAttributesClassName
      volumeMode=Filesystem volumeName=`),
    resources: filledIn(resources()),
  }),
};

const keys = fields('key mode path user');
const downwardItems = { ...fields('mode path user'), fieldRef, resourceFieldRef };
const file = { defaultMode: 0o644, defaultUser: null };

const volume = {
  ...fields(`awsElasticBlockStore azureFile cephfs cinder csi fc flexVolume flocker gcePersistentDisk gitRepo glusterfs
    name photonPersistentDisk portworxVolume quobyte storageos vsphereVolume`),
  azureDisk: fields('cachingMode=ReadWrite diskName diskURI fsType=ext4 kind=Shared readOnly=false'),
  iscsi: fields(`chapAuthDiscovery=false chapAuthSession=false fsType= initiatorName iqn iscsiInterface=default lun
    portals readOnly=false secretRef targetPortal`),
  rbd: fields('fsType= image keyring=/etc/ceph/keyring monitors pool=rbd readOnly=false secretRef user=admin'),
  scaleIO: fields(`fsType=xfs gateway protectionDomain= readOnly=false secretRef sslEnabled=false
    storageMode=ThinProvisioned storagePool= system volumeName`),
  configMap: { ...fields('name= optional'), ...file, items: keys },
  downwardAPI: { ...file, items: downwardItems },
  emptyDir: {
    ...fields('medium= mode sizeLimit'),
    [leftOut]: (object: unknown, path: NamedPath) =>
      hasSource(valueAlong(object, path.slice(0, -1))) ? undefined : {},
  },
  ephemeral: { volumeClaimTemplate: claimTemplate },
  hostPath: fields('path type='),
  image: { pullPolicy: policyBy('reference'), reference: '' },
  nfs: fields('path readOnly=false server'),
  persistentVolumeClaim: fields('claimName readOnly=false'),
  projected: {
    ...file,
    sources: {
      clusterTrustBundle: null,
      configMap: { ...fields('name= optional'), items: keys },
      downwardAPI: { items: downwardItems },
      podCertificate: null,
      secret: { ...fields('name= optional'), items: keys },
      serviceAccountToken: fields('audience= expirationSeconds=3600 path user'),
    },
  },
  secret: { ...fields('optional secretName='), ...file, items: keys },
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
export function podSpec(own: Defaults = {}, request: Default = null, hostPort: Default = 0): Defaults {
  const containers = container(request, hostPort);
  return filledIn({
    ...fields(`activeDeadlineSeconds affinity automountServiceAccountToken dnsPolicy=ClusterFirst enableServiceLinks
      evictionResponders hostIPC=false hostNetwork=false hostPID=false hostUsers hostname= hostnameOverride
      imagePullSecrets nodeName= os preemptionPolicy priority priorityClassName= readinessGates resourceClaims
      restartPolicy=Always runtimeClassName schedulerName=default-scheduler schedulingGates schedulingGroup
      serviceAccount serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain=
      terminationGracePeriodSeconds=30`),
    containers,
    dnsConfig: fields('nameservers options searches'),
    ephemeralContainers: containers,
    hostAliases: fields('hostnames ip'),
    initContainers: containers,
    nodeSelector: anyNames(),
    overhead: anyNames(),
    resources: resources(undefined),
    securityContext: filledIn(
      fields(`${securityContext} fsGroup fsGroupChangePolicy seLinuxChangePolicy supplementalGroups
        supplementalGroupsPolicy sysctls`),
    ),
    tolerations: fields('effect= key= operator= tolerationSeconds value='),
    topologySpreadConstraints: fields(`labelSelector matchLabelKeys maxSkew minDomains nodeAffinityPolicy
      nodeTaintsPolicy topologyKey whenUnsatisfiable`),
    volumes: volume,
    ...own,
  });
}

/**
 * What kubectl takes for one in a pod's spec at a place, and what the API server keeps of it.
 *
 * @param half what becomes of a list in which the manifest has two of what kubectl takes for one
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
