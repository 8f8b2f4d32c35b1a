import { type Applied, effects } from './effects';

const groups: Readonly<Record<string, string>> = {
  Pod: '',
  Service: '',
  ConfigMap: '',
  Secret: '',
  Job: 'batch',
  CronJob: 'batch',
};

/** The fields of a kind at a place: `port protocol=TCP` are one that is nothing where it is left out, and a default. */
const tables: readonly (readonly [kind: string, place: string, fields: string])[] = [
  [
    'Pod',
    'spec',
    `affinity automountServiceAccountToken containers dnsConfig dnsPolicy=ClusterFirst enableServiceLinks=true
    ephemeralContainers evictionResponders hostAliases hostIPC=false hostNetwork=false hostPID=false hostUsers
    hostname= hostnameOverride imagePullSecrets initContainers nodeName= os preemptionPolicy=PreemptLowerPriority
    overhead priority=0 priorityClassName= readinessGates resourceClaims resources restartPolicy=Always runtimeClassName
    schedulerName=default-scheduler schedulingGroup setHostnameAsFQDN shareProcessNamespace subdomain=
    terminationGracePeriodSeconds=30 topologySpreadConstraints volumes`,
  ],
  [
    'Pod',
    'spec.containers',
    `args command env envFrom imagePullPolicy=IfNotPresent lifecycle livenessProbe ports readinessProbe resizePolicy
    restartPolicy restartPolicyRules securityContext startupProbe stdin=false stdinOnce=false
    terminationMessagePath=/dev/termination-log terminationMessagePolicy=File tty=false volumeDevices volumeMounts
    workingDir=`,
  ],
  ['Pod', 'spec.containers.ports', 'containerPort hostIP= hostPort=0 name= protocol=TCP'],
  ['Pod', 'spec.containers.env', 'name value= valueFrom'],
  ['Pod', 'spec.containers.env.valueFrom', 'configMapKeyRef fieldRef fileKeyRef resourceFieldRef secretKeyRef'],
  ['Pod', 'spec.containers.env.valueFrom.fieldRef', 'apiVersion=v1 fieldPath'],
  ['Pod', 'spec.containers.env.valueFrom.resourceFieldRef', 'containerName= divisor=0 resource'],
  ['Pod', 'spec.containers.env.valueFrom.configMapKeyRef', 'key name= optional'],
  ['Pod', 'spec.containers.env.valueFrom.secretKeyRef', 'key name= optional'],
  [
    'Pod',
    'spec.containers.livenessProbe',
    `exec failureThreshold=3 grpc httpGet initialDelaySeconds=0 periodSeconds=10 successThreshold=1 tcpSocket
    terminationGracePeriodSeconds timeoutSeconds=1`,
  ],
  ['Pod', 'spec.containers.readinessProbe', 'periodSeconds=10'],
  ['Pod', 'spec.containers.startupProbe', 'periodSeconds=10'],
  ['Pod', 'spec.initContainers.startupProbe', 'periodSeconds=10'],
  ['Pod', 'spec.ephemeralContainers.startupProbe', 'periodSeconds=10'],
  ['Pod', 'spec.containers.livenessProbe.exec', 'command'],
  ['Pod', 'spec.containers.livenessProbe.grpc', 'mode port service='],
  ['Pod', 'spec.containers.livenessProbe.httpGet', 'host= httpHeaders path=/ port protocol scheme=HTTP'],
  ['Pod', 'spec.containers.livenessProbe.tcpSocket', 'host= port'],
  ['Pod', 'spec.containers.lifecycle', 'postStart preStop stopSignal'],
  ['Pod', 'spec.containers.lifecycle.postStart', 'exec httpGet sleep tcpSocket'],
  ['Pod', 'spec.containers.lifecycle.preStop.httpGet', 'path=/ scheme=HTTP'],
  ['Pod', 'spec.containers.resources', 'claims'],
  [
    'Pod',
    'spec.containers.securityContext',
    `allowPrivilegeEscalation appArmorProfile capabilities privileged procMount readOnlyRootFilesystem runAsGroup
    runAsNonRoot runAsUser seLinuxOptions seccompProfile windowsOptions`,
  ],
  ['Pod', 'spec.containers.securityContext.capabilities', 'add drop'],
  [
    'Pod',
    'spec.containers.volumeMounts',
    'bindMountOptions mountPath mountPropagation name readOnly=false recursiveReadOnly subPath= subPathExpr=',
  ],
  ['Pod', 'spec.dnsConfig', 'nameservers options searches'],
  ['Pod', 'spec.hostAliases', 'hostnames ip'],
  ['Pod', 'spec.resources', 'claims'],
  [
    'Pod',
    'spec.securityContext',
    `appArmorProfile fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot runAsUser seLinuxChangePolicy seLinuxOptions
    seccompProfile supplementalGroups supplementalGroupsPolicy sysctls windowsOptions`,
  ],
  [
    'Pod',
    'spec.topologySpreadConstraints',
    `labelSelector matchLabelKeys maxSkew minDomains nodeAffinityPolicy nodeTaintsPolicy topologyKey
    whenUnsatisfiable`,
  ],
  ['Deployment', 'spec.template.spec.tolerations', 'effect= key= operator= tolerationSeconds value='],
  [
    'Pod',
    'spec.volumes',
    `awsElasticBlockStore azureDisk azureFile cephfs cinder configMap csi downwardAPI emptyDir ephemeral fc flexVolume
    flocker gcePersistentDisk gitRepo glusterfs hostPath image iscsi name nfs persistentVolumeClaim
    photonPersistentDisk portworxVolume projected quobyte rbd scaleIO secret storageos vsphereVolume`,
  ],
  ['Pod', 'spec.volumes.azureDisk', 'cachingMode=ReadWrite diskName diskURI fsType=ext4 kind=Shared readOnly=false'],
  ['Pod', 'spec.volumes.configMap', 'defaultMode=420 defaultUser items name= optional'],
  ['Pod', 'spec.volumes.configMap.items', 'key mode path user'],
  ['Pod', 'spec.volumes.downwardAPI', 'defaultMode=420 defaultUser items'],
  ['Pod', 'spec.volumes.downwardAPI.items', 'fieldRef mode path resourceFieldRef user'],
  ['Pod', 'spec.volumes.downwardAPI.items.fieldRef', 'apiVersion=v1'],
  ['Pod', 'spec.volumes.downwardAPI.items.resourceFieldRef', 'divisor=0'],
  ['Pod', 'spec.volumes.emptyDir', 'medium= mode sizeLimit'],
  ['Pod', 'spec.volumes.ephemeral.volumeClaimTemplate.spec', 'volumeMode=Filesystem'],
  ['Pod', 'spec.volumes.hostPath', 'path type='],
  ['Pod', 'spec.volumes.image', 'pullPolicy=IfNotPresent reference='],
  [
    'Pod',
    'spec.volumes.iscsi',
    `chapAuthDiscovery=false chapAuthSession=false fsType= initiatorName iqn iscsiInterface=default lun portals
    readOnly=false secretRef targetPortal`,
  ],
  ['Pod', 'spec.volumes.nfs', 'path readOnly=false server'],
  ['Pod', 'spec.volumes.persistentVolumeClaim', 'claimName readOnly=false'],
  ['Pod', 'spec.volumes.projected', 'defaultMode=420 defaultUser sources'],
  [
    'Pod',
    'spec.volumes.projected.sources',
    'clusterTrustBundle configMap downwardAPI podCertificate secret serviceAccountToken',
  ],
  ['Pod', 'spec.volumes.projected.sources.configMap', 'items name= optional'],
  ['Pod', 'spec.volumes.projected.sources.downwardAPI.items.fieldRef', 'apiVersion=v1'],
  ['Pod', 'spec.volumes.projected.sources.secret', 'items name= optional'],
  ['Pod', 'spec.volumes.projected.sources.serviceAccountToken', 'audience= expirationSeconds=3600 path user'],
  [
    'Pod',
    'spec.volumes.rbd',
    'fsType= image keyring=/etc/ceph/keyring monitors pool=rbd readOnly=false secretRef user=admin',
  ],
  [
    'Pod',
    'spec.volumes.scaleIO',
    `fsType=xfs gateway protectionDomain= readOnly=false secretRef sslEnabled=false storageMode=ThinProvisioned
    storagePool= system volumeName`,
  ],
  ['Pod', 'spec.volumes.secret', 'defaultMode=420 defaultUser items optional secretName='],
  [
    'Pod',
    'metadata',
    `creationTimestamp deletionGracePeriodSeconds deletionTimestamp finalizers generateName= generation managedFields
    name namespace ownerReferences resourceVersion selfLink= uid`,
  ],
  [
    'Deployment',
    'spec',
    `minReadySeconds=0 paused=false progressDeadlineSeconds=600 replicas=1 revisionHistoryLimit=10 selector`,
  ],
  ['Deployment', 'spec.strategy', 'type=RollingUpdate'],
  ['Deployment', 'spec.strategy.rollingUpdate', 'maxSurge=25% maxUnavailable=25%'],
  ['Deployment', 'spec.selector', 'matchExpressions'],
  ['Deployment', 'spec.template.metadata', 'finalizers'],
  ['Deployment', 'spec.template.spec', 'dnsPolicy=ClusterFirst enableServiceLinks preemptionPolicy priority'],
  [
    'StatefulSet',
    'spec',
    `minReadySeconds=0 ordinals podManagementPolicy=OrderedReady replicas=1 revisionHistoryLimit=10 selector
    serviceName= volumeClaimTemplates`,
  ],
  ['StatefulSet', 'spec.persistentVolumeClaimRetentionPolicy', 'whenDeleted=Retain whenScaled=Retain'],
  ['StatefulSet', 'spec.updateStrategy', 'type=RollingUpdate'],
  ['StatefulSet', 'spec.updateStrategy.rollingUpdate', 'maxUnavailable=1 partition=0'],
  ['StatefulSet', 'spec.volumeClaimTemplates', 'apiVersion=v1 kind=PersistentVolumeClaim'],
  ['StatefulSet', 'spec.volumeClaimTemplates.metadata', 'finalizers'],
  ['StatefulSet', 'spec.volumeClaimTemplates.spec.resources', 'claims'],
  ['StatefulSet', 'spec.volumeClaimTemplates.status', 'phase=Pending'],
  [
    'StatefulSet',
    'spec.volumeClaimTemplates.spec',
    `accessModes dataSource dataSourceRef selector storageClassName volumeAttributesClassName volumeMode=Filesystem
    volumeName=`,
  ],
  ['DaemonSet', 'spec', 'minReadySeconds=0 revisionHistoryLimit=10 selector'],
  ['DaemonSet', 'spec.updateStrategy', 'type=RollingUpdate'],
  ['DaemonSet', 'spec.updateStrategy.rollingUpdate', 'maxSurge=0 maxUnavailable=1'],
  ['ReplicaSet', 'spec', 'minReadySeconds=0 replicas=1 selector'],
  [
    'Job',
    'spec',
    `activeDeadlineSeconds backoffLimit=6 backoffLimitPerIndex completionMode=NonIndexed managedBy
    manualSelector=false maxFailedIndexes podFailurePolicy podReplacementPolicy=TerminatingOrFailed scheduling selector
    successPolicy suspend=false ttlSecondsAfterFinished`,
  ],
  ['Job', 'spec.podFailurePolicy.rules', 'action onExitCodes onPodConditions'],
  ['Job', 'spec.podFailurePolicy.rules.onPodConditions', 'status=True type'],
  [
    'CronJob',
    'spec',
    `concurrencyPolicy=Allow failedJobsHistoryLimit=1 schedule startingDeadlineSeconds successfulJobsHistoryLimit=3
    suspend=false timeZone`,
  ],
  [
    'CronJob',
    'spec.jobTemplate.spec',
    `activeDeadlineSeconds backoffLimit backoffLimitPerIndex completionMode completions managedBy manualSelector
    maxFailedIndexes parallelism podFailurePolicy podReplacementPolicy scheduling selector successPolicy suspend
    ttlSecondsAfterFinished`,
  ],
  ['CronJob', 'spec.jobTemplate.metadata', 'finalizers'],
  [
    'Service',
    'spec',
    `externalIPs externalName= healthCheckNodePort internalTrafficPolicy=Cluster ipFamilies ipFamilyPolicy=SingleStack
    loadBalancerClass loadBalancerIP= loadBalancerSourceRanges ports publishNotReadyAddresses=false
    sessionAffinity=None trafficDistribution type=ClusterIP`,
  ],
  ['Service', 'spec.ports', 'appProtocol name= nodePort port protocol=TCP'],
  ['Pod', '', 'apiVersion kind'],
  ['ConfigMap', '', 'immutable'],
  ['Secret', '', 'immutable type=Opaque'],
];

const lists =
  /^(containers|\w+Containers|env|items|onPodConditions|ports|rules|sources|tolerations|volumeClaimTemplates)$/;
const otherLists = /^(hostAliases|topologySpreadConstraints|volumeMounts|volumes)$/;

/** An object that has only some fields at a place, where it has a map or a list's only item. */
const objectWith = (place: string, fields: object): object =>
  place.split('.').reduceRight<object>((within, step) => {
    if (step === '') return within;
    return { [step]: lists.test(step) || otherLists.test(step) ? [within] : within };
  }, fields);

const one = (kind: string, place: string, before: object, after: object): Applied | undefined =>
  effects(groups[kind] ?? 'apps', kind, objectWith(place, before), objectWith(place, after))[0];

const rows = tables.flatMap(([kind, place, fields]) =>
  fields.split(/\s+/).map((field) => {
    const [name = '', value] = field.split('=');
    return { kind, place, name, value };
  }),
);

const valueOf = (text: string): unknown => (/^(\d+|true|false)$/.test(text) ? JSON.parse(text) : text);

const defaults = rows.flatMap(({ kind, place, name, value }) =>
  value === undefined ? [] : [{ kind, place, name, value: name === 'divisor' ? value : valueOf(value) }],
);

test.each(defaults)('$kind: $name at $place is $value where it is left out', ({ kind, place, name, value }) => {
  expect(one(kind, place, {}, { [name]: value })?.effect).toBe('unchanged');
  expect(one(kind, place, { [name]: value }, {})?.effect).toBe('unchanged');
  const other = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : 'other';
  const applied = one(kind, place, {}, { [name]: other });
  expect(applied?.effect).not.toBe('unchanged');
  expect(applied?.reason).not.toBe(`no field ${name} is known here`);
});

test.each(rows.filter(({ value }) => value === undefined))(
  '$kind: $name at $place is nothing where it is left out',
  ({ kind, place, name }) => {
    const applied = one(kind, place, {}, { [name]: '' });
    expect(applied?.effect).not.toBe('unchanged');
    expect(applied?.reason).not.toBe(`no field ${name} is known here`);
  },
);

test.each([
  ['Pod', 'metadata'],
  ['Pod', 'spec'],
  ['Pod', 'spec.containers'],
  ['Pod', 'spec.containers.ports'],
  ['Pod', 'spec.volumes.azureDisk'],
  ['Pod', 'spec.volumes.iscsi'],
  ['Pod', 'spec.volumes.rbd'],
  ['Pod', 'spec.volumes.scaleIO'],
  ['Deployment', 'spec'],
  ['Deployment', 'spec.template'],
  ['Deployment', 'spec.template.metadata'],
  ['Deployment', 'spec.template.spec'],
  ['StatefulSet', 'spec'],
  ['DaemonSet', 'spec'],
  ['ReplicaSet', 'spec'],
  ['Job', 'spec'],
  ['CronJob', 'spec'],
  ['CronJob', 'spec.jobTemplate'],
  ['Service', 'spec'],
  ['Service', 'spec.ports'],
])('%s: a field that the API does not have is not known at %s', (kind, place) => {
  expect(one(kind, place, {}, { strategi: 'x' })).toMatchObject({
    effect: 'unknown',
    reason: 'no field strategi is known here',
  });
});

test('a field that the API does not have is found within what is new', () => {
  const reason = 'no field fsGroup is known here';
  expect(one('Pod', 'spec', {}, { containers: [{ name: 'a', securityContext: {}, fsGroup: 1 }] })?.reason).toBe(reason);
});
