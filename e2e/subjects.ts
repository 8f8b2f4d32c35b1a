import type { Path } from '../packages/kube-wiring/manifests/fields';
import type { Choose } from './random';

/** A kind's manifest with the fields that people use, and what they change of it. */
interface Subject {
  readonly base: object;
  readonly edits: readonly Edit[];
}

/** Makes another value of the one at a path; undefined takes the field away. */
interface Edit {
  readonly path: Path;
  readonly change: (value: unknown, choose: Choose) => unknown;
}

/** The field at a path, written with dots, becomes one of these values. */
const set = (path: string, ...values: readonly unknown[]): Edit => ({
  path: path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  change: (_, choose) => choose(values),
});

/** The list at a path gets one of these items at either end, loses one, or has two change places. */
const list = (path: string, ...more: readonly unknown[]): Edit => ({
  ...set(path),
  change: (value, choose) => {
    const items: readonly unknown[] = Array.isArray(value) ? value : [];
    const item = choose(more);
    const [first, second, ...rest] = items;
    return choose([
      [...items, item],
      [item, ...items],
      items.slice(1),
      items.length > 1 ? [second, first, ...rest] : undefined,
    ]);
  },
});

const image = 'registry.example/web:1';

const container = {
  name: 'web',
  image,
  args: ['--port', '8080'],
  env: [
    { name: 'A', value: '1' },
    { name: 'B', value: '2' },
  ],
  ports: [
    { name: 'http', containerPort: 8080 },
    { name: 'admin', containerPort: 9090 },
  ],
  readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '64Mi' } },
  volumeMounts: [{ name: 'data', mountPath: '/data' }],
};

const podSpec = {
  schedulerName: 'nobody',
  initContainers: [{ name: 'init', image: 'registry.example/init:1' }],
  containers: [container],
  volumes: [
    { name: 'data', emptyDir: {} },
    { name: 'config', configMap: { name: 'web' } },
  ],
};

/** What people change of the container at a place. */
const containerEdits = (at: string): readonly Edit[] => [
  set(`${at}.image`, image, 'registry.example/web:2', 'registry.example/web', 'registry.example/web:latest'),
  set(`${at}.imagePullPolicy`, 'Always', 'IfNotPresent', undefined),
  set(`${at}.args`, ['--port', '9090'], ['8080', '--port'], [], null, undefined),
  set(`${at}.command`, ['/web'], [], undefined),
  list(`${at}.env`, { name: 'C', value: '3' }, { name: 'A', value: '9' }, { name: 'D' }),
  set(`${at}.env.0.value`, '1', '5', '', true, 1, undefined),
  set(`${at}.env.1`, { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }),
  set(`${at}.env.1`, {
    name: 'B',
    valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } },
  }),
  list(`${at}.ports`, { containerPort: 7070 }, { containerPort: 8080, protocol: 'UDP' }),
  set(`${at}.ports.0.protocol`, 'TCP', 'UDP', undefined),
  set(`${at}.ports.0.containerPort`, 8080, 8081, '8080'),
  set(`${at}.ports.0.name`, 'http', 'web', undefined),
  set(`${at}.ports.0.hostPort`, 0, 8888, undefined),
  set(`${at}.readinessProbe.httpGet.scheme`, 'HTTP', 'HTTPS', undefined),
  set(`${at}.readinessProbe.httpGet.port`, 'http', 8080),
  set(`${at}.readinessProbe.periodSeconds`, 10, 5, undefined),
  set(`${at}.readinessProbe.initialDelaySeconds`, 0, 5, undefined),
  set(`${at}.readinessProbe`, { tcpSocket: { port: 8080 } }, undefined, { httpGet: { port: 'http' } }),
  set(`${at}.livenessProbe`, { tcpSocket: { port: 8080 }, timeoutSeconds: 1 }, undefined),
  set(`${at}.lifecycle`, { preStop: { exec: { command: ['sleep', '1'] } } }, {}, undefined),
  set(`${at}.resources.requests.cpu`, '100m', 0.1, '0.1', '200m', undefined),
  set(`${at}.resources.limits.memory`, '64Mi', '65536Ki', '128Mi', undefined),
  set(`${at}.resources`, { limits: { cpu: 1 } }, { limits: { cpu: 1 }, requests: { cpu: '1000m' } }, {}, undefined),
  set(`${at}.securityContext`, {}, { runAsUser: 0 }, { allowPrivilegeEscalation: false }, undefined),
  set(`${at}.terminationMessagePath`, '/dev/termination-log', '/log', undefined),
  set(`${at}.stdin`, false, true, undefined),
  set(`${at}.tty`, false, true, undefined),
  set(`${at}.workingDir`, '', '/web', undefined),
  set(`${at}.volumeMounts.0.readOnly`, true, false, undefined),
  set(`${at}.volumeMounts.0.subPath`, '', 'a', undefined),
  list(`${at}.volumeMounts`, { name: 'config', mountPath: '/config' }),
];

/** What people change of the pod's spec at a place. */
const podSpecEdits = (at: string): readonly Edit[] => [
  ...containerEdits(`${at}.containers.0`),
  list(`${at}.containers`, { name: 'side', image }),
  set(`${at}.initContainers.0.image`, 'registry.example/init:1', 'registry.example/init:2'),
  set(`${at}.initContainers.0.restartPolicy`, 'Always', undefined),
  set(`${at}.initContainers`, [], null, undefined, podSpec.initContainers),
  list(`${at}.volumes`, { name: 'more', emptyDir: {} }),
  set(`${at}.volumes.0`, { name: 'data', emptyDir: { medium: 'Memory' } }, { name: 'data', emptyDir: { medium: '' } }),
  set(
    `${at}.volumes.0`,
    { name: 'data', hostPath: { path: '/data' } },
    { name: 'data', hostPath: { path: '/data', type: '' } },
  ),
  set(`${at}.volumes.1.configMap.defaultMode`, 420, 256, undefined),
  set(`${at}.volumes.1.configMap.optional`, false, true, undefined),
  list(`${at}.tolerations`, { key: 'a', operator: 'Exists' }, { key: 'b', value: 'c', effect: 'NoSchedule' }),
  set(`${at}.tolerations`, [], undefined, [
    { key: 'e', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 9 },
  ]),
  set(`${at}.affinity`, {}, null, { nodeAffinity: {} }, undefined),
  set(`${at}.automountServiceAccountToken`, false, true, undefined),
  set(`${at}.dnsPolicy`, 'ClusterFirst', 'Default', undefined),
  set(`${at}.enableServiceLinks`, true, false, undefined),
  set(`${at}.hostNetwork`, false, undefined),
  set(`${at}.hostname`, '', 'web', undefined),
  set(`${at}.hostAliases`, [{ ip: '10.9.9.9', hostnames: ['a'] }], [], undefined),
  set(`${at}.hostPID`, false, undefined),
  set(`${at}.imagePullSecrets`, [{ name: 'pull' }], [], undefined),
  set(`${at}.nodeSelector`, {}, null, { disk: 'ssd' }, { disk: 'hdd' }, undefined),
  set(`${at}.preemptionPolicy`, 'PreemptLowerPriority', undefined),
  set(`${at}.restartPolicy`, 'Always', undefined),
  set(`${at}.securityContext`, {}, null, { runAsUser: 1000 }, { fsGroup: 0 }, undefined),
  set(`${at}.serviceAccountName`, 'default', undefined),
  set(`${at}.shareProcessNamespace`, true, false, undefined),
  set(`${at}.terminationGracePeriodSeconds`, 30, 5, 0, undefined),
  list(
    `${at}.topologySpreadConstraints`,
    ...['DoNotSchedule', 'ScheduleAnyway'].map((whenUnsatisfiable) => ({
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable,
    })),
  ),
];

const template = { metadata: { labels: { app: 'web' } }, spec: podSpec };

/** What people change of the pod template at a place. */
const templateEdits = (at: string): readonly Edit[] => [
  ...podSpecEdits(`${at}.spec`),
  set(`${at}.metadata.labels`, { app: 'web', tier: 'x' }, { app: 'web' }, { app: 'shop' }),
  set(`${at}.metadata.annotations`, { note: 'x' }, { note: 'y' }, {}, undefined),
  set(`${at}.metadata.creationTimestamp`, null, undefined),
  set(`${at}.spec.restartPolicy`, 'Never'),
  set(`${at}.spec.activeDeadlineSeconds`, 5),
];

const metadataEdits: readonly Edit[] = [
  set('metadata.labels.app', 'web', 'shop'),
  set('metadata.labels.tier', 'x', 'y', '', undefined),
  set('metadata.annotations.note', 'x', 'y', '', undefined),
  set('metadata.annotations', {}, null, undefined),
  set('metadata.creationTimestamp', null, undefined),
];

const pod: Subject = {
  base: { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { app: 'web' } }, spec: podSpec },
  edits: [
    ...metadataEdits,
    ...podSpecEdits('spec'),
    set('spec.activeDeadlineSeconds', 100, 50, 200, undefined),
    set('spec.priority', 0, undefined),
    set('spec.schedulingGates', [{ name: 'a.example/b' }], [], undefined),
    set('spec.restartPolicy', 'Always', 'Never', undefined),
  ],
};

const deployment: Subject = {
  base: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { labels: { app: 'web' } },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'web' } },
      template,
    },
  },
  edits: [
    ...metadataEdits,
    ...templateEdits('spec.template'),
    set('spec.replicas', 0, 1, 2, null, undefined),
    set('spec.revisionHistoryLimit', 10, 3, undefined),
    set('spec.progressDeadlineSeconds', 600, 60, undefined),
    set('spec.minReadySeconds', 0, 5, undefined),
    set('spec.paused', false, true, undefined),
    set('spec.selector.matchLabels', { app: 'web', tier: 'x' }, { app: 'web' }, { app: 'shop' }),
    set('spec.strategy', { type: 'Recreate' }, { type: 'RollingUpdate' }, {}, null, undefined),
    set(
      'spec.strategy',
      { rollingUpdate: { maxSurge: '25%' } },
      { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    ),
    set(
      'spec.strategy',
      { type: 'Recreate', rollingUpdate: { maxSurge: 1 } },
      { type: 'Recreate', rollingUpdate: null },
    ),
  ],
};

const http = { name: 'http', port: 80, targetPort: 8080 };

const service: Subject = {
  base: {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { labels: { app: 'web' } },
    spec: { selector: { app: 'web' }, ports: [http, { name: 'admin', port: 9090 }] },
  },
  edits: [
    ...metadataEdits,
    // Types and addresses change more often than the rest.
    ...[1, 2, 3, 4].map(() => set('spec.type', 'ClusterIP', 'NodePort', 'LoadBalancer', 'LoadBalancer', undefined)),
    ...[1, 2].map(() => set('spec.clusterIP', 'None', 'ADDRESS', undefined)),
    set('spec', { type: 'ExternalName', externalName: 'web.example' }, { clusterIP: 'None', selector: { app: 'web' } }),
    set('spec.externalName', 'web.example', 'shop.example', undefined),
    set('spec.clusterIPs', ['None'], undefined),
    list('spec.ports', { name: 'more', port: 7070 }, { name: 'http3', port: 80, protocol: 'UDP' }, { port: 6060 }),
    set('spec.ports', [http], [{ port: 80 }], [{ port: 80, targetPort: 80, protocol: 'TCP' }]),
    set('spec.ports', [
      { ...http, nodePort: 'NODEPORT' },
      { name: 'admin', port: 9090 },
    ]),
    set('spec.ports.0.nodePort', 'NODEPORT', undefined),
    set('spec.ports.0.port', 80, 81),
    set('spec.ports.0.targetPort', 80, 8080, 'http', '8080', undefined),
    set('spec.ports.0.protocol', 'TCP', 'UDP', undefined),
    set('spec.ports.0.name', 'http', 'web', undefined),
    set('spec.ports.0.appProtocol', 'http', undefined),
    set('spec.ports.1.targetPort', 9090, 'admin', undefined),
    set('spec.selector', { app: 'web', tier: 'x' }, { app: 'shop' }, {}, undefined),
    set('spec.sessionAffinity', 'None', 'ClientIP', undefined),
    set(
      'spec.sessionAffinityConfig',
      { clientIP: { timeoutSeconds: 10800 } },
      { clientIP: { timeoutSeconds: 5 } },
      undefined,
    ),
    set('spec.externalTrafficPolicy', 'Cluster', 'Local', undefined),
    set('spec.internalTrafficPolicy', 'Cluster', 'Local', undefined),
    set('spec.externalIPs', ['203.0.113.200'], [], undefined),
    set('spec.allocateLoadBalancerNodePorts', true, false, undefined),
    set('spec.loadBalancerClass', 'a.example/b', 'a.example/c', undefined),
    set('spec.loadBalancerSourceRanges', ['10.0.0.0/8'], [], undefined),
    set('spec.publishNotReadyAddresses', true, false, undefined),
    set('spec.ipFamilyPolicy', 'SingleStack', undefined),
  ],
};

const statefulSet: Subject = {
  base: {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { labels: { app: 'web' } },
    spec: { replicas: 0, serviceName: 'web', selector: { matchLabels: { app: 'web' } }, template },
  },
  edits: [
    ...metadataEdits,
    ...templateEdits('spec.template'),
    set('spec.replicas', 0, 0, undefined),
    set('spec.serviceName', 'web', 'shop', undefined),
    set('spec.podManagementPolicy', 'OrderedReady', 'Parallel', undefined),
    set('spec.selector.matchLabels', { app: 'web' }, { app: 'shop' }),
    set('spec.revisionHistoryLimit', 10, 3, undefined),
    set('spec.minReadySeconds', 0, 5, undefined),
    set('spec.updateStrategy', { type: 'OnDelete' }, { type: 'RollingUpdate' }, {}, undefined),
    set('spec.updateStrategy.rollingUpdate', { partition: 0 }, { partition: 1 }, undefined),
    set('spec.persistentVolumeClaimRetentionPolicy', { whenDeleted: 'Retain' }, { whenScaled: 'Delete' }, undefined),
  ],
};

const daemonSet: Subject = {
  base: {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { labels: { app: 'agent' } },
    // It would take all pods that carry its labels.
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      template: { ...template, metadata: { labels: { app: 'agent' } } },
    },
  },
  edits: [
    ...metadataEdits,
    ...podSpecEdits('spec.template.spec'),
    set('spec.template.metadata.labels', { app: 'agent', tier: 'x' }, { app: 'shop' }),
    set('spec.template.metadata.annotations', { note: 'x' }, {}, undefined),
    set('spec.selector.matchLabels', { app: 'agent' }, { app: 'agent', tier: 'x' }),
    set('spec.revisionHistoryLimit', 10, 3, undefined),
    set('spec.minReadySeconds', 0, 5, undefined),
    set('spec.updateStrategy', { type: 'OnDelete' }, { type: 'RollingUpdate' }, {}, undefined),
    set('spec.updateStrategy.rollingUpdate', { maxUnavailable: 1 }, { maxUnavailable: '10%' }, undefined),
  ],
};

const jobSpec = { template: { ...template, spec: { ...podSpec, restartPolicy: 'Never' } } };

/** What people change of the Job's spec at a place. */
const jobSpecEdits = (at: string): readonly Edit[] => [
  ...templateEdits(`${at}.template`),
  set(`${at}.suspend`, true, true, false, undefined),
  set(`${at}.parallelism`, 1, 2, undefined),
  set(`${at}.completions`, 1, 2, undefined),
  set(`${at}.completionMode`, 'NonIndexed', 'Indexed', undefined),
  set(`${at}.backoffLimit`, 6, 3, undefined),
  set(`${at}.activeDeadlineSeconds`, 600, undefined),
  set(`${at}.ttlSecondsAfterFinished`, 60, undefined),
  set(`${at}.template.spec.restartPolicy`, 'Never', 'OnFailure'),
];

const job: Subject = {
  base: { apiVersion: 'batch/v1', kind: 'Job', metadata: { labels: { app: 'web' } }, spec: jobSpec },
  edits: [...metadataEdits, ...jobSpecEdits('spec')],
};

const cronJob: Subject = {
  base: {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { labels: { app: 'web' } },
    spec: { schedule: '0 3 * * *', jobTemplate: { spec: jobSpec } },
  },
  edits: [
    ...metadataEdits,
    ...jobSpecEdits('spec.jobTemplate.spec'),
    set('spec.schedule', '0 4 * * *'),
    set('spec.suspend', false, true, undefined),
    set('spec.concurrencyPolicy', 'Allow', 'Forbid', undefined),
    set('spec.failedJobsHistoryLimit', 1, 5, undefined),
    set('spec.successfulJobsHistoryLimit', 3, 5, undefined),
    set('spec.startingDeadlineSeconds', 100, undefined),
    set('spec.jobTemplate.metadata', { labels: { app: 'web' } }, {}, undefined),
  ],
};

/** Pods, Deployments and Services change more often than the rest. */
export const subjects: readonly Subject[] = [
  ...[pod, deployment, service],
  ...[pod, deployment, service],
  ...[statefulSet, daemonSet, job, cronJob],
];
