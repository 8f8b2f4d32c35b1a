const metadataOf = (app: string) => ({ labels: { app, tier: 'x' }, annotations: { note: 'rich' } });

const http = { path: '/ready', port: 'http', httpHeaders: [{ name: 'Accept', value: 'text/plain' }], scheme: 'HTTP' };

const web = {
  name: 'web',
  image: 'registry.example/web:1',
  command: ['/web'],
  args: ['--port', '8080'],
  workingDir: '/web',
  env: [
    { name: 'A', value: '1' },
    { name: 'EMPTY', value: '' },
    { name: 'NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
    { name: 'MEMORY', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
    { name: 'KEY', valueFrom: { configMapKeyRef: { name: 'rich', key: 'a', optional: true } } },
    { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'rich', key: 'a' } } },
  ],
  envFrom: [{ configMapRef: { name: 'rich' } }, { prefix: 'S_', secretRef: { name: 'rich', optional: false } }],
  ports: [
    { name: 'http', containerPort: 8080 },
    { name: 'dns', containerPort: 5353, protocol: 'UDP' },
    { name: 'admin', containerPort: 9090, hostPort: 9090 },
  ],
  livenessProbe: { httpGet: http, periodSeconds: 20, terminationGracePeriodSeconds: 5 },
  readinessProbe: { tcpSocket: { port: 8080 }, successThreshold: 2 },
  startupProbe: { grpc: { port: 9090 }, failureThreshold: 30, initialDelaySeconds: 0 },
  lifecycle: {
    postStart: { exec: { command: ['true'] } },
    preStop: { httpGet: { port: 'admin' } },
  },
  resources: {
    requests: { cpu: 0.5, memory: '128M' },
    limits: { cpu: '1000m', memory: '0.5Gi', 'ephemeral-storage': '1e9' },
  },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  },
  volumeMounts: [
    { name: 'empty', mountPath: '/data', subPath: 'a' },
    { name: 'memory', mountPath: '/memory', mountPropagation: 'None' },
    { name: 'config', mountPath: '/config', readOnly: true },
  ],
};

const sidecar = {
  name: 'sidecar',
  image: 'registry.example/sidecar',
  restartPolicy: 'Always',
  ports: [{ containerPort: 15000 }],
  startupProbe: { exec: { command: ['true'] } },
  lifecycle: { preStop: { sleep: { seconds: 3 } } },
  resources: { limits: { cpu: 2, memory: '1G' } },
};

const init = {
  name: 'init',
  image: 'registry.example/init:latest',
  stdin: true,
  tty: true,
  terminationMessagePath: '/log',
  terminationMessagePolicy: 'FallbackToLogsOnError',
  resources: { requests: { cpu: '100m' } },
};

const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

const volumes = [
  { name: 'empty', emptyDir: {} },
  { name: 'memory', emptyDir: { medium: 'Memory', sizeLimit: '1024Ki' } },
  { name: 'config', configMap: { name: 'rich', items: [{ key: 'a', path: 'a', mode: 0o400 }] } },
  { name: 'secret', secret: { secretName: 'rich', defaultMode: 0o400, optional: true } },
  {
    name: 'downward',
    downwardAPI: {
      items: [
        { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } },
        { path: 'cpu', resourceFieldRef: { containerName: 'web', resource: 'limits.cpu' } },
      ],
    },
  },
  {
    name: 'projected',
    projected: {
      sources: [
        { serviceAccountToken: { path: 'token', audience: 'web' } },
        { configMap: { name: 'rich', optional: true } },
        { secret: { name: 'rich', items: [{ key: 'a', path: 'secret' }] } },
        { downwardAPI: { items: [{ path: 'name', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } }] } },
      ],
    },
  },
  { name: 'host', hostPath: { path: '/data' } },
  { name: 'directory', hostPath: { path: '/data', type: 'Directory' } },
  { name: 'nfs', nfs: { server: 'nfs.example', path: '/' } },
  { name: 'csi', csi: { driver: 'csi.example' } },
  { name: 'iscsi', iscsi: { targetPortal: '10.9.9.9', iqn: 'iqn.2001-04.example:rich', lun: 0 } },
  { name: 'rbd', rbd: { monitors: ['10.9.9.9'], image: 'rich' } },
  { name: 'azure', azureDisk: { diskName: 'rich', diskURI: 'https://disk.example/rich' } },
  {
    name: 'scale',
    scaleIO: { gateway: 'https://scale.example', system: 'rich', volumeName: 'rich', secretRef: { name: 'rich' } },
  },
  { name: 'cephfs', cephfs: { monitors: ['10.9.9.9'] } },
  { name: 'fc', fc: { targetWWNs: ['500a0982991b8dc5'], lun: 2 } },
  { name: 'claim', persistentVolumeClaim: { claimName: 'rich' } },
  { name: 'ephemeral', ephemeral: { volumeClaimTemplate: { metadata: { labels: { app: 'rich' } }, spec: claim } } },
  { name: 'image', image: { reference: 'registry.example/files:1' } },
];

const zone = { labelSelector: { matchLabels: { app: 'rich' } }, topologyKey: 'topology.kubernetes.io/zone' };

const affinity = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] }],
    },
    preferredDuringSchedulingIgnoredDuringExecution: [
      { weight: 1, preference: { matchExpressions: [{ key: 'gpu', operator: 'Exists' }] } },
    ],
  },
  podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [zone] },
  podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: zone }] },
};

const full = {
  schedulerName: 'nobody',
  initContainers: [sidecar, init],
  containers: [web, { name: 'side', image: 'registry.example/side@sha256:'.padEnd(93, 'a') }],
  volumes,
  affinity,
  automountServiceAccountToken: false,
  dnsPolicy: 'None',
  dnsConfig: { nameservers: ['10.9.9.9'], options: [{ name: 'ndots', value: '2' }] },
  enableServiceLinks: false,
  hostAliases: [{ ip: '10.9.9.9', hostnames: ['rich.example'] }],
  hostname: 'rich',
  imagePullSecrets: [{ name: 'rich' }],
  nodeSelector: { disk: 'ssd' },
  readinessGates: [{ conditionType: 'rich.example/ready' }],
  securityContext: { fsGroup: 1000, runAsUser: 1000, supplementalGroups: [2000], sysctls: [], runAsNonRoot: true },
  serviceAccountName: 'default',
  shareProcessNamespace: true,
  subdomain: 'rich',
  terminationGracePeriodSeconds: 5,
  tolerations: [
    { key: 'a', operator: 'Exists' },
    { key: 'b', value: 'c', effect: 'NoExecute', tolerationSeconds: 60 },
  ],
  topologySpreadConstraints: [{ maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', ...zone }],
};

const onHost = {
  schedulerName: 'nobody',
  hostNetwork: true,
  hostPID: true,
  dnsPolicy: 'ClusterFirstWithHostNet',
  containers: [
    {
      name: 'web',
      image: 'registry.example/web',
      ports: [{ containerPort: 8080 }, { name: 'udp', containerPort: 8080, protocol: 'UDP' }],
      livenessProbe: { httpGet: { port: 8080, host: '127.0.0.1' } },
      resources: { limits: { cpu: '1.5', memory: '128e6', 'example.com/gpu': 1 } },
      securityContext: { privileged: true, procMount: 'Default' },
    },
  ],
  volumes: [{ name: 'host', hostPath: { path: '/', type: '' } }],
  priority: 0,
};

/** What most people write. */
const plain = {
  schedulerName: 'nobody',
  initContainers: [{ name: 'init', image: 'registry.example/init:1', volumeMounts: web.volumeMounts.slice(0, 1) }],
  containers: [
    {
      name: 'web',
      image: 'registry.example/web:latest',
      env: web.env.slice(0, 3),
      ports: [{ containerPort: 80 }, { name: 'metrics', containerPort: 9090 }],
      livenessProbe: { httpGet: { path: '/', port: 80 } },
      resources: { limits: { memory: '256Mi' }, requests: { cpu: '0.1' } },
      volumeMounts: web.volumeMounts.slice(0, 2),
    },
  ],
  volumes: [...volumes.slice(0, 4), { name: 'nothing' }],
};

const podSpecs = [full, onHost, plain];

/** Manifests of a kind, one for each pod spec. Their label is their own: a DaemonSet takes whatever pods carry its labels. */
function workloads(
  apiVersion: string,
  kind: string,
  specOf: (common: { selector: object; template: object }) => object,
  more: object = {},
): object[] {
  const metadata = metadataOf(kind);
  return podSpecs.map((spec) => {
    const common = { selector: { matchLabels: { app: kind } }, template: { metadata, spec: { ...spec, ...more } } };
    return { apiVersion, kind, metadata, spec: specOf(common) };
  });
}

const jobSpec = (template: object) => ({
  suspend: true,
  backoffLimit: 3,
  completions: 2,
  completionMode: 'Indexed',
  ttlSecondsAfterFinished: 100,
  template,
});

const ports = [
  { name: 'http', port: 80, targetPort: 'http' },
  { name: 'dns', port: 53, protocol: 'UDP' },
  { name: 'admin', port: 9090, targetPort: 9090, appProtocol: 'http' },
];

const serviceSpecs = [
  { selector: { app: 'rich' }, ports },
  { type: 'NodePort', ports, selector: { app: 'rich' }, sessionAffinity: 'ClientIP' },
  { type: 'LoadBalancer', ports, selector: { app: 'rich' }, externalTrafficPolicy: 'Local' },
  { type: 'LoadBalancer', ports: [{ port: 80 }], loadBalancerClass: 'rich.example/class' },
  { clusterIP: 'None', ports: [{ port: 80, targetPort: 8080 }], publishNotReadyAddresses: true },
  { type: 'ExternalName', externalName: 'rich.example' },
];

/**
 * Manifests of each kind that say a lot: containers of every sort, a volume of each type, quantities in odd spellings.
 * No scheduler looks at their pods. They have no names: whoever applies one gives it one. Those of a kind are together.
 */
export const richManifests: readonly (readonly object[])[] = [
  podSpecs.map((spec) => ({ apiVersion: 'v1', kind: 'Pod', metadata: metadataOf('Pod'), spec })),
  workloads('apps/v1', 'Deployment', (common) => ({
    replicas: 0,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
    ...common,
  })),
  workloads('apps/v1', 'StatefulSet', (common) => ({
    replicas: 0,
    serviceName: 'rich',
    updateStrategy: { rollingUpdate: { partition: 1 } },
    volumeClaimTemplates: [{ metadata: { name: 'claim' }, spec: claim }],
    ...common,
  })),
  workloads('apps/v1', 'DaemonSet', (common) => ({
    updateStrategy: { rollingUpdate: { maxUnavailable: '10%' } },
    ...common,
  })),
  workloads('batch/v1', 'Job', ({ template }) => jobSpec(template), { restartPolicy: 'Never' }),
  workloads(
    'batch/v1',
    'CronJob',
    ({ template }) => ({
      schedule: '0 3 * * *',
      suspend: true,
      concurrencyPolicy: 'Forbid',
      jobTemplate: { metadata: metadataOf('Job'), spec: jobSpec(template) },
    }),
    { restartPolicy: 'OnFailure' },
  ),
  serviceSpecs.map((spec) => ({ apiVersion: 'v1', kind: 'Service', metadata: metadataOf('Service'), spec })),
];
