import * as fc from 'fast-check';
import { graphOf } from '../wiring/graph';
import { objectsIn, originOf } from '../manifests/kube-object';
import { parseMermaid } from './parse-mermaid';
import { type Asks, picture } from './picture';

const labels = { app: 'web' };
const spec = (port = 8080) => ({ containers: [{ name: 'web', ports: [{ containerPort: port }] }] });

const pod = (name: string, fields: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels },
  spec: spec(),
  ...fields,
});

const deployment = (replicas: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas, template: { metadata: { labels }, spec: spec() } },
});

const service = (fields: object = {}, name = 'web') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }], ...fields },
});

const ingress = (...paths: readonly (readonly [path: string, name: string, port: number])[]) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop' },
  spec: {
    rules: [
      {
        http: {
          paths: paths.map(([path, name, number]) => ({ path, backend: { service: { name, port: { number } } } })),
        },
      },
    ],
  },
});

const httpRoute = (backendRefs: readonly object[], spec: object = {}) => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'shop' },
  spec: { hostnames: ['shop.example'], rules: [{ backendRefs }], ...spec },
});

/** Draws manifests whose named objects ask these Services. */
function draw(manifests: readonly object[], asks: Record<string, readonly string[]> = {}): string {
  const objects = manifests.flatMap((manifest, i) => objectsIn(manifest, { construct: `test/${i}` }));
  const asked: Asks = new Map(
    objects.flatMap((object) => {
      const names = asks[object.name];
      return names && object.kind !== 'Service' ? [[originOf(object), names] as const] : [];
    }),
  );
  return picture(graphOf(objects), asked);
}

describe('a Service', () => {
  test('has its type, its port and the label that it selects by', () => {
    expect(draw([service({ type: 'NodePort' })])).toContain(
      '  service-web("<b>Service web</b><br>NodePort, port 80<br>selects app=web"):::service\n',
    );
  });

  test('leads with its target port to the pods that it selects', () => {
    expect(draw([pod('web-1'), service()])).toContain('  service-web -->|target port 8080| pod-web-1\n');
  });

  test('leads with its port to the pods that it selects when it has no target port', () => {
    expect(draw([pod('web-1'), service({ ports: [{ port: 8080 }] })])).toContain(
      '  service-web -->|target port 8080| pod-web-1\n',
    );
  });

  test('leads to what is missing where its pods declare other ports than its target', () => {
    const ports = [
      { name: 'http', port: 80, targetPort: 8080 },
      { name: 'admin', port: 81, targetPort: 9090 },
    ];
    expect(draw([pod('web-1'), service({ ports })])).toContain(
      [
        '  service-web -->|target port 8080| pod-web-1',
        '  service-web --x|target port 9090| no-port-service-web-pod-web-1("no such port"):::missing',
        '  no-port-service-web-pod-web-1 -.- pod-web-1\n',
      ].join('\n'),
    );
  });

  test('that is headless is called so', () => {
    expect(draw([service({ clusterIP: 'None' })])).toContain('<br>headless, port 80<br>');
  });

  test('of another API is told from one of this', () => {
    const knative = { ...deployment(1), apiVersion: 'serving.knative.dev/v1', kind: 'Service' };
    expect(draw([service(), knative])).toContain(
      '  service-web -->|target port 8080| service.serving.knative.dev-web\n',
    );
  });

  test('leads to nothing when it selects no pod', () => {
    expect(draw([pod('web-1', { metadata: { name: 'web-1' } }), service()])).toContain(
      '  service-web --x no-pod-service-web("no such Pod"):::missing\n',
    );
  });

  test('leads nowhere when it has no selector', () => {
    expect(draw([service({ type: 'ExternalName', selector: {}, ports: [] })])).toContain(
      '  service-web("<b>Service web</b><br>ExternalName"):::service\n  classDef',
    );
  });

  test('is reached by the outside world when it is a LoadBalancer', () => {
    expect(draw([service({ type: 'LoadBalancer' })])).toContain(
      '  outside([outside world]) -->|by address| service-web\n',
    );
  });

  test('is reached by the outside world when it is a NodePort', () => {
    expect(draw([service({ type: 'NodePort' })])).toContain(
      '  outside([outside world]) -->|by node port| service-web\n',
    );
  });

  test('is not reached by the outside world when it is of another type', () => {
    expect(draw([service({ type: 'ClusterIP' })])).not.toContain('outside world');
  });
});

describe('a route', () => {
  test('leads from the outside world, by its host and path, to the port of a Service', () => {
    expect(draw([httpRoute([{ name: 'web', port: 80 }]), service()])).toContain(
      [
        '  httproute-shop-to-default.web.80{{"<b>HTTPRoute shop</b><br>shop.example/"}}',
        '  outside([outside world]) --> httproute-shop-to-default.web.80',
        '  httproute-shop-to-default.web.80 -->|port 80| service-web\n',
      ].join('\n'),
    );
  });

  test('is a box for the paths that lead to one port', () => {
    const drawing = draw([ingress(['/a', 'web', 80], ['/b', 'stock', 80], ['/c', 'web', 80]), service()]);
    expect(drawing).toContain('<br>/a, /c"}}\n');
    expect(drawing).toContain('<br>/b"}}\n');
  });

  test('is a box for the Services that share one path', () => {
    const drawing = draw([
      httpRoute([
        { name: 'web', port: 80 },
        { name: 'canary', port: 80 },
      ]),
      service(),
      service({}, 'canary'),
    ]);
    expect(drawing.match(/\{\{/g)).toHaveLength(1);
    expect(drawing.match(/ -->\|port 80\| /g)).toHaveLength(2);
  });

  test('leads to what is missing where its Service is not there', () => {
    expect(draw([ingress(['/', 'web', 80])])).toContain(
      '  ingress-shop-to-default.web.80 --x|port 80| no-service-default.web("no Service web"):::missing\n',
    );
  });

  test('leads to what is missing where its Service lacks the port', () => {
    expect(draw([ingress(['/', 'web', 81]), service()])).toContain(
      [
        '  ingress-shop-to-default.web.81 --x|port 81| no-port-81-service-web("no such port"):::missing',
        '  no-port-81-service-web -.- service-web\n',
      ].join('\n'),
    );
  });

  test('leads to an ExternalName whatever its ports', () => {
    expect(draw([ingress(['/', 'web', 81]), service({ type: 'ExternalName', ports: [] })])).toContain(
      ' -->|port 81| service-web\n',
    );
  });

  test('of a Service is not led to by the outside world', () => {
    const route = httpRoute([{ name: 'web', port: 80 }], { parentRefs: [{ kind: 'Service', name: 'web' }] });
    expect(draw([route, service()])).not.toContain('outside world');
  });
});

describe('a Pod', () => {
  test('has its name and its container port', () => {
    expect(draw([pod('web-1')])).toContain('label: "<b>Pod web-1</b><br>container port 8080" }');
  });

  test('has the name of a container port, which a target port may be', () => {
    const ports = [{ name: 'http', containerPort: 8080 }];
    expect(draw([pod('web-1', { spec: { containers: [{ name: 'web', ports }] } })])).toContain(
      '<br>container port 8080 (http)" }',
    );
  });

  test('stands apart when no Service selects it', () => {
    expect(draw([pod('web-1')])).toContain('  pod-web-1:::apart@{ shape: rect');
    expect(draw([pod('web-1'), service()])).toContain('  pod-web-1@{ shape: rect');
  });

  test('asks a Service by its name', () => {
    expect(draw([pod('web-1'), service()], { 'web-1': ['web'] })).toContain('  pod-web-1 -. by name .-> service-web\n');
  });

  test('fails to ask a Service that is not there', () => {
    expect(draw([pod('web-1')], { 'web-1': ['stock'] })).toContain(
      '  pod-web-1 -. by name .-x no-service-stock("no Service stock"):::missing\n',
    );
  });
});

describe('a workload', () => {
  test('is a stack of its pods, with the labels and ports of its template', () => {
    const drawing = draw([deployment(3), service()]);
    expect(drawing).toContain('  service-web -->|target port 8080| deployment-web\n');
    expect(drawing).toContain(
      '  deployment-web@{ shape: st-rect, label: "<b>Deployment web</b><br>3 Pods<br>container port 8080" }\n',
    );
  });

  test('without replicas has 0 Pods', () => {
    expect(draw([deployment(0)])).toContain('label: "<b>Deployment web</b><br>0 Pods<br>container port 8080"');
  });

  test('of one pod is no stack', () => {
    expect(draw([deployment(1)])).toContain(
      '  deployment-web:::apart@{ shape: rect, label: "<b>Deployment web</b><br>container port 8080" }\n',
    );
  });

  test('asks a Service as a pod does', () => {
    expect(draw([deployment(1)], { web: ['stock'] })).toContain('  deployment-web -. by name .-x no-service-stock');
  });
});

describe('Pods that are alike but for their names', () => {
  const pods = (count: number) => Array.from({ length: count }, (_, i) => pod(`web-${i + 1}`));

  test('are a stack with its number', () => {
    expect(draw(pods(1000))).toContain(
      '@{ shape: st-rect, label: "<b>1000 Pods</b><br>web-1 … web-1000<br>container port 8080" }\n',
    );
  });

  test('are named both when they are two', () => {
    expect(draw(pods(2))).toContain('"<b>2 Pods</b><br>web-1, web-2<br>');
  });

  test('are as many lines as one of them', () => {
    const lines = (count: number) => draw([...pods(count), service()]).split('\n').length;
    expect(lines(1000)).toBe(lines(1));
  });

  test.each([
    ['its labels', { metadata: { name: 'other', labels: { app: 'other' } } }],
    ['its ports', { spec: spec(9090) }],
  ])('are no stack with one that differs in %s', (_, fields) => {
    expect(draw([pod('web-1'), pod('other', fields)])).not.toContain('st-rect');
  });

  test('are no stack with one that asks another Service', () => {
    expect(draw(pods(2), { 'web-1': ['stock'] })).not.toContain('st-rect');
  });
});

describe('the picture lies', () => {
  const [services, pods] = [
    (count: number) => Array.from({ length: count }, (_, i) => service({}, `web-${i}`)),
    (count: number) => Array.from({ length: count }, (_, i) => pod(`web-${i}`, { spec: spec(i) })),
  ];

  test.each([
    ['from top to bottom, with four Services and pods of four kinds', [...services(4), ...pods(4)], 'TB'],
    ['from left to right, with more Services', services(5), 'LR'],
    ['from left to right, with pods of more kinds', pods(5), 'LR'],
    [
      'from left to right, with more ways',
      [ingress(...[0, 1, 2, 3, 4].map((i) => [`/${i}`, `web-${i}`, 80] as const))],
      'LR',
    ],
  ])('%s', (_, manifests, direction) => {
    expect(draw(manifests)).toContain(`\nflowchart ${direction}\n`);
  });
});

describe('two namespaces', () => {
  const inNamespace = (namespace: string, object: ReturnType<typeof service> | ReturnType<typeof pod>) => ({
    ...object,
    metadata: { ...object.metadata, namespace },
  });
  const both = ['a', 'b'].flatMap((namespace) => [
    inNamespace(namespace, pod('web-1')),
    inNamespace(namespace, service()),
  ]);

  test('are told apart', () => {
    expect(draw(both)).toContain('  service-b.web("<b>Service b/web</b>');
    expect(draw(both)).toContain('  service-b.web -->|target port 8080| pod-b.web-1\n');
    expect(draw(both)).not.toContain('service-a.web -->|target port 8080| pod-b.web-1');
  });

  test('hold Services that are asked from within', () => {
    expect(draw(both, { 'web-1': ['web'] })).toContain('  pod-b.web-1 -. by name .-> service-b.web\n');
  });
});

describe('in the picture’s diff', () => {
  /** The lines of a text that another one does not have. */
  const added = (before: string, after: string) =>
    after.split('\n').filter((line) => !before.split('\n').includes(line));
  const ports = (targetPort: number) => ({ ports: [{ port: 80, targetPort }] });

  test('another target port is one line', () => {
    expect(added(draw([pod('web-1'), service(ports(1))]), draw([pod('web-1'), service(ports(2))]))).toHaveLength(1);
  });

  test('another type is a line for the Service and one for the outside world', () => {
    expect(added(draw([service()]), draw([service({ type: 'LoadBalancer' })]))).toHaveLength(2);
  });

  test('another number of pods is one line', () => {
    expect(added(draw([pod('web-1')]), draw([pod('web-1'), pod('web-2')]))).toHaveLength(1);
  });

  test('a label that is missing is a line for the Service and one for the pod', () => {
    const unlabelled = pod('web-1', { metadata: { name: 'web-1' } });
    expect(added(draw([pod('web-1'), service()]), draw([unlabelled, service()]))).toHaveLength(2);
  });
});

describe('Mermaid', () => {
  const drawings: Record<string, string> = {
    'a Service and its pods': draw([pod('web-1'), pod('web-2'), service({ type: 'LoadBalancer' })], {
      'web-1': ['web'],
      'web-2': ['stock'],
    }),
    'a Service of nothing': draw([service()]),
    'a Service of another port': draw([pod('web-1'), service({ ports: [{ port: 81 }] })]),
    'a Service of another API': draw([
      service(),
      { ...deployment(0), apiVersion: 'serving.knative.dev/v1', kind: 'Service' },
    ]),
    'pods without a name': draw([pod('', { metadata: { generateName: 'web-' } })]),
    'routes, to what is there and what is not': draw([
      ingress(['/api(/|$)(.*)', 'web', 80], ['/a', 'web', 81], ['/b', 'stock--new', 80]),
      httpRoute([{ name: 'web', port: 80 }]),
      service(),
    ]),
    'names that are none': draw([
      pod('${APP} (new)', { metadata: { name: '${APP} (new)', labels } }),
      service({}, '${APP}'),
    ]),
    'a Service without a port': draw([deployment(3), service({ clusterIP: 'None', ports: [] })]),
    'names with dots and dashes in a row': draw(
      [pod('web.a--b', { metadata: { name: 'web.a--b', namespace: 'x--y', labels } }), service({}, 'web---c')],
      { 'web.a--b': ['stock--new'] },
    ),
    'a thousand pods': draw(Array.from({ length: 1000 }, (_, i) => pod(`web-${i}`))),
  };

  test.each(Object.entries(drawings))('accepts the picture of %s', async (_, drawing) => {
    expect(await parseMermaid(drawing)).toBe('flowchart-v2');
  });

  test('accepts whatever things are called, as text', async () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        '"',
        '#quot;',
        '<img src=x>',
        '|',
        '-->',
        '--',
        'end',
        'click ',
        '\\n',
        ']',
        ')',
        '%%',
        '`',
        ':::a',
        ';',
      ),
    );
    const kind = fc.constantFrom(
      'end',
      'Style',
      'class',
      'graph',
      'subgraph',
      'flowchart',
      'interpolate',
      '_self',
      '.',
    );
    const name = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(name, name, fc.oneof(name, kind), async (one, other, third) => {
        const labels = { [one]: other };
        const drawing = draw(
          [
            { ...pod(one, { metadata: { name: one, namespace: third, labels } }), spec: spec(80) },
            { ...deployment(3), kind: third, metadata: { name: one } },
            service({ type: other, selector: labels, ports: [{ port: third, targetPort: other }] }, third),
            ingress([one, other, 80]),
          ],
          { [one]: [third, other] },
        );
        expect(await parseMermaid(drawing)).toBe('flowchart-v2');
        expect(drawing.replace(/<\/?b>|<br>/g, '')).not.toMatch(/<|[^\n\P{Cc}]/u);
      }),
      { seed: 20_261_128, numRuns: 100 },
    );
  });

  test('refuses a picture whose arrow leads nowhere', async () => {
    await expect(parseMermaid('flowchart TB\n  pod -->\n')).rejects.toThrow('Parse error');
  });
});
