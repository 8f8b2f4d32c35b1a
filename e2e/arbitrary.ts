import fc from 'fast-check';

/** One of the `usual` values and, now and then, one of the `odd`, which the API server mostly refuses. */
const mostly = (usual: unknown[], odd: unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 60, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });

const long = (length: number): string => 'a'.repeat(length);
const nothing = undefined;

const oddNames = ['', 'A', 'a_b', '-a', 'a-', 'a.b', '1a', 'a..b', '.a', 'a b', 'ü', 'a\n', 1, true, null];
const name = mostly(
  ['a', 'web', 'web-1', 'x0'],
  [...oddNames, nothing, long(63), long(64), long(253), long(254), `${long(63)}.${long(64)}`],
);

const labels = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .array(
        fc.tuple(
          mostly(
            ['app', 'tier', 'example.com/x'],
            [...oddNames, 'a/b/c', '/a', 'a/', 'Example.com/a', long(63), long(64), `${long(253)}/a`, `${long(254)}/a`],
          ),
          mostly(['web', 'db', '', 'a_b.c'], [...oddNames, 'a/b', long(63), long(64), '1']),
        ),
        { maxLength: 3 },
      )
      .map((pairs) => Object.fromEntries(pairs.map(([key, value]) => [String(key), value]))),
  },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(nothing, null, [], 'a', 1) },
);

const metadata = fc.record(
  {
    name,
    labels,
    annotations: labels,
    generateName: mostly([nothing], ['a-', 'A', '-', '1-', 'a.', long(60), long(300)]),
  },
  { requiredKeys: ['name'] },
);

const number = mostly([1, 80, 8080, 65535], [0, -1, 65536, 80.5, '80', 1e10, 2 ** 31, true, null]);
const protocol = mostly([nothing, 'TCP', 'UDP', 'SCTP'], ['', 'tcp', 'HTTP', 1, null]);
const portName = mostly(
  [nothing, 'http', 'web', 'a1'],
  ['', 'A', 'a--b', '-a', 'a-', '80', long(15), long(16), 'a_b', 'a.b', 'ü', 1, null],
);
/** Some of `fields`, and now and then a field that does not exist. */
const some = (fields: Record<string, fc.Arbitrary<unknown>>, ...requiredKeys: string[]) =>
  fc.record<Record<string, unknown>, string>({ ...fields, color: mostly([nothing], ['red']) }, { requiredKeys });

const listOf = (item: fc.Arbitrary<unknown>, minLength: number, maxLength: number) =>
  fc.oneof(
    { weight: 60, arbitrary: fc.array(item, { minLength, maxLength }) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>([], null, {}, 'a', [null], [1]) },
  );

const mount = { name: 'tmp', mountPath: '/tmp' };
const field = { fieldRef: { fieldPath: 'metadata.name' } };

const container = some(
  {
    name,
    image: mostly(['nginx', 'a/b:1'], ['', ' a', 'a ', null, 1]),
    imagePullPolicy: mostly([nothing, 'Always', 'Never', 'IfNotPresent'], ['', 'always', 1, null]),
    ports: listOf(
      some(
        { name: portName, containerPort: number, protocol, hostPort: mostly([nothing], [0, 80, 65536, -1, '80']) },
        'containerPort',
      ),
      0,
      3,
    ),
    command: mostly([nothing, ['a'], []], ['a', [1], {}, null]),
    env: mostly(
      [nothing, [{ name: 'A', value: 'b' }], [{ name: 'A', valueFrom: field }]],
      [
        ...['', 'A=B', 'a b', 'ü', '1', 1, nothing].map((odd) => [{ name: odd }]),
        [{ name: 'A', value: 1 }],
        [{ name: 'A', value: 'b', valueFrom: field }],
        [{ name: 'A', value: '', valueFrom: field }],
      ],
    ),
    volumeMounts: mostly([nothing], [[mount], [mount, mount], [{ ...mount, name: '' }], 'tmp']),
    resources: mostly(
      [nothing, { limits: { cpu: '500m', memory: '64Mi' } }],
      ['64MB', 1, 0.5, '1e3', '.5', '5.', '', true, null, '1 Gi', '0x10'].map((odd) => ({ limits: { memory: odd } })),
    ),
  },
  'name',
  'image',
);

const pod = fc.record({
  apiVersion: fc.constant('v1'),
  kind: fc.constant('Pod'),
  metadata,
  spec: some(
    {
      containers: listOf(container, 1, 2),
      initContainers: fc.oneof(fc.constant(nothing), listOf(container, 0, 1)),
      restartPolicy: mostly([nothing, 'Always', 'Never', 'OnFailure'], ['', 'always', null, 1]),
      dnsPolicy: mostly([nothing, 'Default'], ['', 'default']),
      volumes: mostly(
        [nothing, [{ name: 'tmp', emptyDir: {} }]],
        ['A', '', 'tmp', 1].map((odd) => [
          { name: 'tmp', emptyDir: {} },
          { name: odd, emptyDir: {} },
        ]),
      ),
      hostNetwork: mostly([nothing], [true, false, 'true', null]),
      subdomain: mostly([nothing], ['a', 'A', 'a.b', '']),
      activeDeadlineSeconds: mostly([nothing, 5], [0, -1, 2 ** 31 - 1, 2 ** 31]),
      hostname: mostly([nothing], ['a', 'A', 'a.b', '']),
      nodeSelector: fc.oneof(fc.constant(nothing), labels),
      terminationGracePeriodSeconds: mostly([nothing, 0, 5], ['5', null]),
    },
    'containers',
  ),
});

const service = fc.record({
  apiVersion: fc.constant('v1'),
  kind: fc.constant('Service'),
  metadata,
  spec: some(
    {
      type: mostly([nothing, 'ClusterIP', 'NodePort', 'LoadBalancer'], ['ExternalName', '', 'clusterip', null, 1]),
      ports: listOf(
        some(
          {
            name: portName,
            port: number,
            protocol,
            targetPort: mostly(
              [nothing, 80, 8080, 'http'],
              [0, -1, 65536, 80.5, '80', '', 'A', 'a--b', long(15), long(16), null, true],
            ),
            nodePort: mostly([nothing], [0, 30005, null, '30080']),
            appProtocol: mostly([nothing], ['http', '', 'a b', 'example.com/x', null]),
          },
          'port',
        ),
        1,
        3,
      ),
      selector: labels,
      clusterIP: mostly([nothing], ['None', '', 'none', 'a', null, '1.2.3', '1.2.3.4.5']),
      externalName: mostly([nothing], ['a.example', 'a.example.', '', 'A', 'a b', '.']),
      externalIPs: mostly([nothing], [['203.0.113.1'], ['a'], [''], null]),
      externalTrafficPolicy: mostly([nothing], ['Local', 'Cluster', 'local', '']),
      internalTrafficPolicy: mostly([nothing], ['Local', 'Cluster', 'local', '']),
      sessionAffinity: mostly([nothing, 'None', 'ClientIP'], ['', 'none']),
      allocateLoadBalancerNodePorts: mostly([nothing], [true, false, 'true']),
      loadBalancerClass: mostly([nothing], ['example.com/a', 'a b', '']),
      loadBalancerSourceRanges: mostly(
        [nothing],
        [
          ['10.0.0.0/8'],
          [],
          ['x'],
          ['10.0.0.1'],
          ['10.0.0.0/33'],
          [' 2001:db8::/32 '],
          ['10.0.0.0/8/8'],
          ['10.0.0.0/'],
        ],
      ),
      healthCheckNodePort: mostly([nothing], [0, 32000]),
      sessionAffinityConfig: mostly(
        [nothing],
        [{}, ...[0, 5, -1, 86400, 86401].map((timeoutSeconds) => ({ clientIP: { timeoutSeconds } }))],
      ),
      trafficDistribution: mostly([nothing], ['PreferClose', 'PreferSameZone', 'PreferSameNode', 'x', '']),
      publishNotReadyAddresses: mostly([nothing], [true, 'true']),
    },
    'ports',
  ),
});

/** Pods and Services as people write them by hand: most fields right, some not. */
export const podOrService = fc
  .oneof(pod, service)
  // As JSON, in which what is undefined is not there.
  .map((object) => JSON.parse(JSON.stringify(object)) as { kind: string });
