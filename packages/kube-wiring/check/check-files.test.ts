import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadOptions } from '../manifests/read-manifests';
import { checkFiles } from './check-files';
import { codes } from './finding';
import { textFormat } from './formats/text';

/** What is printed of files. */
function checkedIn(paths: readonly string[], options: ReadOptions) {
  const report = checkFiles(paths, options);
  const { output, errors } = textFormat(report);
  return { lines: output, unread: errors, status: report.status };
}

const check = (...documents: string[]) => checkedIn(['-'], { input: Buffer.from(documents.join('---\n')) });

const object = (kind: string, name: string, spec: string, metadata = '') =>
  `{ kind: ${kind}, apiVersion: v1, metadata: { name: ${name}, ${metadata} }, spec: { ${spec} } }\n`;

/** A Service with a selector and ports, both as in YAML. */
const service = (name: string, selector: string, ports = 'port: 80', metadata = '') =>
  object('Service', name, `selector: { ${selector} }, ports: [{ ${ports} }]`, metadata);

/** A Pod with labels, and with fields of its one container. */
const pod = (name: string, labels: string, container = '', metadata = '') =>
  object('Pod', name, `containers: [{ name: main, ${container} }]`, `labels: { ${labels} }, ${metadata}`);

/** An Ingress of these paths. */
const ingress = (...paths: (readonly [path: string, name: string, port: string])[]) => {
  const backends = paths.map(
    ([path, name, port]) => `{ path: ${path}, backend: { service: { name: ${name}, port: { number: ${port} } } } }`,
  );
  return `{ kind: Ingress, apiVersion: networking.k8s.io/v1, metadata: { name: front }, spec: { rules: [{ http: { paths: [${backends.join()}] } }] } }\n`;
};

/** A container's field of the ports that it declares. */
const declares = (...numbers: number[]) => `ports: [${numbers.map((port) => `{ containerPort: ${port} }`).join()}]`;

const named = 'ports: [{ name: http, containerPort: 8080 }]';

const wordings: readonly (readonly [title: string, documents: readonly string[], line: string])[] = [
  [
    'labels that stand below matchLabels',
    [service('gallery', 'matchLabels: { app: gallery }'), pod('gallery', 'app: gallery')],
    'Service gallery selects no pod: its selector has matchLabels, which the API server refuses. ' +
      "The labels of a Service's selector stand right below selector, as app: web does. [invalid-selector]",
  ],
  [
    'a selector that is a list',
    [
      object('Service', 'gallery', 'selector: [{ app: gallery }], ports: [{ port: 80 }]'),
      pod('gallery', 'app: gallery'),
    ],
    'Service gallery selects no pod: its selector is a list, which the API server refuses. ' +
      "The labels of a Service's selector stand right below selector, as app: web does. [invalid-selector]",
  ],
  [
    'a selector that is a text',
    [object('Service', 'gallery', 'selector: web, ports: [{ port: 80 }]'), pod('gallery', 'app: gallery')],
    'Service gallery selects no pod: its selector is the text web, which the API server refuses. ' +
      "The labels of a Service's selector stand right below selector, as app: web does. [invalid-selector]",
  ],
  [
    'a selector entry without a value',
    [service('gallery', 'app: '), pod('gallery', 'app: gallery')],
    'Service gallery selects no pod: its selector has app without a value, which is kept as an empty text. ' +
      'Give it the value that the pods have. [empty-selector-value]',
  ],
  [
    'a misspelt label value',
    [service('gallery', 'app: web-fronten'), pod('web-frontend', 'app: web-frontend')],
    'Service gallery selects no pod: it asks for app=web-fronten, and Pod web-frontend has app=web-frontend. ' +
      'Use the same in both. [misspelt-label]',
  ],
  [
    'a misspelt label key',
    [service('gallery', 'app: gallery'), pod('gallery', 'App: gallery')],
    'Service gallery selects no pod: it asks for app=gallery, and Pod gallery has App=gallery. Use the same in both. [misspelt-label]',
  ],
  [
    'a label that a pod lacks',
    [service('gallery', 'app: gallery'), pod('gallery', '', declares(80))],
    'Service gallery selects no pod: it asks for app=gallery, and Pod gallery has no app=gallery, ' +
      'though it declares target port 80 and no Service reaches it. Use the same labels in both. [missing-label]',
  ],
  [
    'a label that a pod of the same name lacks, and a port that its probe asks',
    [service('gallery', 'app: gallery'), pod('gallery', '', 'readinessProbe: { tcpSocket: { port: 80 } }')],
    'Service gallery selects no pod: it asks for app=gallery, and Pod gallery has no app=gallery, ' +
      'though it listens on target port 80 and no Service reaches it. Use the same labels in both. [missing-label]',
  ],
  [
    'a label that a pod lacks, whose probe asks the target port',
    [service('gallery', 'app: gallery'), pod('a', ''), pod('kiosk', '', 'readinessProbe: { grpc: { port: 80 } }')],
    'hint: Service gallery selects no pod: it asks for app=gallery, and Pod kiosk has no app=gallery. ' +
      'Ignore this if such pods come from elsewhere. [selects-nothing]',
  ],
  [
    'several labels that a pod has not, or with other values',
    [service('gallery', 'app: gallery, part: web, tier: front'), pod('gallery', 'app: kiosk', declares(80))],
    'Service gallery selects no pod: it asks for app=gallery, part=web and tier=front, and Pod gallery has app=kiosk, no part and no tier, ' +
      'though it declares target port 80 and no Service reaches it. Use the same labels in both. [missing-label]',
  ],
  [
    'one of two Services for one pod',
    [
      service('gallery', 'app: gallery'),
      service('admin', 'app: admin', 'port: 80', 'annotations: { ignore-check.wiring/missing-label: yes }'),
      pod('kiosk', '', declares(80)),
    ],
    'hint: Service gallery selects no pod: it asks for app=gallery, and Pod kiosk has no app=gallery, ' +
      'though it declares target port 80 and no Service reaches it. If it is meant, use the same labels in both. [missing-label]',
  ],
  [
    'pods, one of which may be meant',
    [
      service('gallery', 'app: gallery, tier: web', 'port: 80, targetPort: http'),
      pod('a', 'run: a', named),
      pod('b', 'run: b', named),
    ],
    'hint: Service gallery selects no pod: Pod a and 1 more declare its target port http, and no Service reaches them. ' +
      'If one is meant, give it app=gallery and tier=web. [missing-label]',
  ],
  [
    'another label value of a port that no Service leads to',
    [
      service('gallery', 'app: gallery'),
      object('Service', 'admin', 'selector: { app: admin }, ports: [{ port: 80 }, { port: 81 }]'),
      pod('gallery', 'app: gallery', declares(80, 81)),
    ],
    'Service admin selects no pod: it asks for app=admin, and Pod gallery has app=gallery, though no Service leads to its port 81. ' +
      'Use the same in both. [other-label-value]',
  ],
  [
    'two namespaces',
    [service('gallery', 'app: a', '', 'namespace: shop'), pod('gallery', 'app: a', '', 'namespace: store')],
    'Service shop/gallery selects no pod in namespace shop: Pod store/gallery has the labels it asks for, but is in namespace store. ' +
      'Move one of the two. [other-namespace]',
  ],
  [
    'another namespace whose pods are loose',
    [
      service('gallery', 'app: a', '', 'namespace: shop'),
      service('gallery', 'app: a', '', 'namespace: bazaar'),
      pod('gallery', 'app: a', '', 'namespace: bazaar'),
      pod('gallery', 'app: a', '', 'namespace: store'),
    ],
    'Service shop/gallery selects no pod in namespace shop: Pod store/gallery has the labels it asks for, but is in namespace store. ' +
      'Move one of the two. [other-namespace]',
  ],
  [
    'a namespace that only the pod names',
    [service('gallery', 'app: a'), pod('gallery', 'app: a', '', 'namespace: store')],
    'Service gallery selects no pod in namespace default: Pod store/gallery has the labels it asks for, but is in namespace store. ' +
      'Name the namespace in both. If you apply them to namespace store, pass -n store. [other-namespace]',
  ],
  [
    'a namespace that only the Service names',
    [service('gallery', 'app: a', '', 'namespace: shop'), pod('gallery', 'app: a')],
    'Service shop/gallery selects no pod in namespace shop: Pod gallery has the labels it asks for, but is in namespace default. ' +
      'Name the namespace in both. If you apply them to namespace shop, pass -n shop. [other-namespace]',
  ],
  [
    'labels, and no pod has more than half of them',
    [service('gallery', 'app: gallery, tier: web'), pod('kiosk', 'app: gallery')],
    'hint: Service gallery selects no pod: it asks for app=gallery and tier=web. ' +
      'Ignore this if such pods come from elsewhere. [selects-nothing]',
  ],
  [
    'labels that a pod is near to',
    [
      service('vault-active', 'app: vault, part: server, vault-active: "true"'),
      pod('agent', 'app: agent'),
      pod('vault', 'app: vault, part: server'),
      pod('injector', 'app: vault'),
    ],
    'hint: Service vault-active selects no pod: it asks for vault-active=true, and Pod vault has no vault-active=true. ' +
      'Ignore this if such pods come from elsewhere. [selects-nothing]',
  ],
  [
    'a misspelt label of pods that run to their end',
    [
      service('gallery', 'app: galery'),
      pod('kiosk', 'app: kiosk'),
      object('Pod', 'gallery', 'restartPolicy: Never, containers: [{ name: main }]', 'labels: { app: gallery }'),
    ],
    'hint: Service gallery selects no pod: it asks for app=galery, and Pod gallery has app=gallery. ' +
      'Ignore this if such pods come from elsewhere. [selects-nothing]',
  ],
  [
    'labels that a workload has itself',
    [
      service('gallery', 'app: gallery'),
      object(
        'Deployment',
        'gallery',
        'template: { spec: { containers: [{ name: main }] } }',
        'labels: { app: gallery }',
      ),
    ],
    'hint: Service gallery selects no pod: Deployment gallery has the labels it asks for, but not in its template, where its pods get theirs from. ' +
      'Ignore this if such pods come from elsewhere. [selects-nothing]',
  ],
  [
    'the selector of another application',
    [
      service('north', 'app: north'),
      service('south', 'app: north'),
      pod('north', 'app: north'),
      pod('south', 'app: north'),
    ],
    'hint: Service south has the selector of Service north, so both send to Pod north and to Pod south. ' +
      'Give each application a selector of its own. [same-selector]',
  ],
  [
    'a selector that was copied',
    [
      service('north', 'app: north'),
      service('south', 'app: north'),
      pod('north', 'app: north'),
      pod('south', 'app: south'),
    ],
    'Service south selects Pod north, as Service north does, and no Service selects Pod south: ' +
      'it asks for app=north, and Pod south has app=south. Use the labels of Pod south. [copied-selector]',
  ],
  [
    'a workload that is paused',
    [
      service('gallery', 'app: gallery'),
      object(
        'Deployment',
        'gallery',
        'paused: true, template: { metadata: { labels: { app: gallery } }, spec: { containers: [{ name: main }] } }',
      ),
    ],
    'hint: Service gallery reaches no pod if Deployment gallery is new: what is paused makes none. ' +
      'Take out paused, or ignore this if it has pods. [paused-deployment]',
  ],
  [
    'a workload without replicas',
    [
      service('gallery', 'app: gallery'),
      object(
        'Deployment',
        'gallery',
        'replicas: 0, template: { metadata: { labels: { app: gallery } }, spec: { containers: [{ name: main }] } }',
      ),
    ],
    'hint: Service gallery reaches no pod: Deployment gallery has replicas: 0. Ignore this if they are scaled later. [zero-replicas]',
  ],
  [
    'a port that nothing translates',
    [
      object(
        'Service',
        'gallery',
        'clusterIP: None, selector: { app: gallery }, ports: [{ port: 80, targetPort: 8080 }]',
      ),
      pod('gallery', 'app: gallery', declares(8080)),
    ],
    'hint: Service gallery is headless, so nothing translates its port 80: its pods answer at 8080 alone. ' +
      'Use port: 8080, which clients have to ask anyway. [headless-port]',
  ],
  [
    'a target port by an unknown name',
    [service('gallery', 'app: gallery', 'port: 80, targetPort: web'), pod('gallery', 'app: gallery', named)],
    'Service gallery sends to port web, which Pod gallery does not declare: it declares 8080 (http). ' +
      'Use the same name and protocol in both. [unknown-port-name]',
  ],
  [
    'a target port by the name of a port that has none',
    [service('gallery', 'app: gallery', 'port: 80, targetPort: web'), pod('gallery', 'app: gallery', declares(8080))],
    'Service gallery sends to port web, which Pod gallery does not declare: it declares 8080. ' +
      'Name that port web, or use targetPort: 8080. [unknown-port-name]',
  ],
  [
    'a target port by an unknown name of several pods',
    [
      service('gallery', 'app: gallery', 'port: 80, targetPort: web'),
      pod('a', 'app: gallery', named),
      pod('b', 'app: gallery', declares(81)),
      pod('c', 'app: gallery', declares(81)),
    ],
    'Service gallery sends to port web, which Pod a and 2 more do not declare: they declare 8080 (http), 81. ' +
      'Use the same name and protocol in both. [unknown-port-name]',
  ],
  [
    'a target port by a name for another protocol',
    [service('dns', 'app: dns', 'port: 53, targetPort: http, protocol: UDP'), pod('dns', 'app: dns', named)],
    'Service dns sends to port http/UDP, which Pod dns does not declare: it declares 8080 (http). ' +
      'Use the same name and protocol in both. [unknown-port-name]',
  ],
  [
    'a number for another protocol',
    [service('dns', 'app: dns', 'port: 53, protocol: UDP'), pod('dns', 'app: dns', declares(53))],
    'hint: Service dns sends to port 53 by UDP, which its pods declare for TCP. Use the same protocol in both. [other-protocol]',
  ],
  [
    'a port without a target port',
    [service('gallery', 'app: gallery'), pod('web-frontend', 'app: gallery', declares(1234))],
    'Service gallery sends to port 80 (it has no targetPort), which Pod web-frontend does not declare: it declares 1234. ' +
      'Add targetPort: 1234, or declare 80 if a container listens there. [undeclared-port]',
  ],
  [
    'a target port of another number',
    [service('gallery', 'app: gallery', 'port: 80, targetPort: 1235'), pod('gallery', 'app: gallery', declares(1234))],
    'Service gallery sends to port 1235, which Pod gallery does not declare: it declares 1234. ' +
      'Use targetPort: 1234, or declare 1235 if a container listens there. [undeclared-port]',
  ],
  [
    'a target port of another number, where none is loose',
    [
      service('gallery', 'app: gallery', 'port: 80, targetPort: 1235'),
      service('other', 'app: gallery', 'port: 1234'),
      pod('gallery', 'app: gallery', declares(1234)),
    ],
    'hint: Service gallery sends to port 1235, which Pod gallery does not declare: it declares 1234. ' +
      'Use a port that is declared, or declare 1235 if a container listens there. [undeclared-port]',
  ],
  [
    'a target port that is not declared, but asked by a probe',
    [
      service('gallery', 'app: gallery'),
      pod('gallery', 'app: gallery', `readinessProbe: { tcpSocket: { port: 80 } }, ${declares(1234)}`),
    ],
    'hint: Service gallery sends to port 80 (it has no targetPort), which Pod gallery does not declare: it declares 1234. ' +
      'Declare 80, which a probe or the environment, arguments or command of a container names. [undeclared-port]',
  ],
  [
    'a port without a target port that another Service has',
    [
      service('gallery', 'app: gallery'),
      service('inside', 'app: gallery', 'port: 80, targetPort: 1234'),
      pod('gallery', 'app: gallery', declares(1234)),
    ],
    'Service gallery sends to port 80 (it has no targetPort), which Pod gallery does not declare: it declares 1234. ' +
      'Add targetPort: 1234, as Service inside has it, or declare 80 if a container listens there. [undeclared-port]',
  ],
  [
    'unintended pods, beside one that may be meant',
    [
      service('registry', 'app: registry', 'port: 5000'),
      pod('registry', 'app: registry', declares(5000)),
      pod('worker', 'app: registry'),
      pod('proxy', 'app: registry', 'ports: [{ containerPort: 53, protocol: UDP, name: dns }]'),
    ],
    'Service registry also sends to Pod proxy, which does not declare 5000: it declares 53/UDP (dns). ' +
      'Narrow the selector, or give those pods other labels. [unintended-pods]',
  ],
  [
    'several unintended pods',
    [
      service('gallery', 'app: gallery'),
      pod('gallery', 'app: gallery', declares(80)),
      pod('worker', 'app: gallery'),
      pod('clock', 'app: gallery'),
      ingress(['/', 'gallery', '80']),
    ],
    'hint: Service gallery also sends to Pod worker and 1 more, which do not declare 80: they declare no port. ' +
      'Narrow the selector, or give those pods other labels. [unintended-pods]',
  ],
  [
    'a probe of an unknown port',
    [pod('gallery', '', `readinessProbe: { httpGet: { port: web } }, ${named}`)],
    'Pod gallery: the readinessProbe asks port web, but container main declares 8080 (http), so the pod never becomes ready. ' +
      'Use the number or the name of a port that it declares. [probe-port]',
  ],
  [
    'a port that a Service does not have',
    [
      service('gallery', '', 'name: http, port: 80'),
      ingress(['/', 'gallery', '81'], ['/art', 'gallery', '81'], ['/old', 'gallery', '81'], ['/new', 'gallery', '81']),
    ],
    'Ingress front leads at /, /art and 2 more to port 81 of Service gallery, which has 80 (http). ' +
      'Use the number or the name of a port that it has. [unknown-service-port]',
  ],
  [
    'a port of a Service without ports',
    [object('Service', 'gallery', 'clusterIP: None'), ingress(['/', 'gallery', '81'])],
    'Ingress front leads at / to port 81 of Service gallery, which has no port. ' +
      'Use the number or the name of a port that it has. [unknown-service-port]',
  ],
  [
    'a target port in the place of a port',
    [service('gallery', '', 'port: 80, targetPort: 8080'), ingress(['/', 'gallery', '8080'])],
    'Ingress front leads at / to port 8080 of Service gallery, which has 80. ' +
      'Use 80, which has target port 8080. [unknown-service-port]',
  ],
  [
    'a misspelt Service of a route',
    [service('gallery', ''), ingress(['/', 'galery', '80'])],
    'Ingress front leads at / to Service galery, which is not there, and no route leads to Service gallery. ' +
      'Use the same name in both. [unknown-service]',
  ],
  [
    'a Service that may come from elsewhere',
    [service('gallery', ''), ingress(['/', 'museum', '80'])],
    'hint: Ingress front leads at / to Service museum, which is not there. Ignore this if it comes from elsewhere. [unknown-service]',
  ],
  [
    'a Service of another namespace than its Ingress',
    [service('gallery', ''), service('museum', '', 'port: 80', 'namespace: arts'), ingress(['/', 'museum', '80'])],
    'hint: Ingress front leads at / to Service museum in namespace default, but that is in namespace arts. ' +
      'An Ingress leads to Services of its own namespace only: move one of the two. [unknown-service]',
  ],
  [
    'a Service of another namespace than a route of the Gateway API',
    [
      service('gallery', ''),
      service('museum', '', 'port: 80', 'namespace: arts'),
      '{ kind: TCPRoute, apiVersion: gateway.networking.k8s.io/v1, metadata: { name: front }, spec: { rules: [{ backendRefs: [{ name: museum, port: 80 }] }] } }\n',
    ],
    'hint: TCPRoute front leads to Service museum in namespace default, but that is in namespace arts. ' +
      'Name the namespace of the Service in the backend. [unknown-service]',
  ],
  [
    'a Service of nothing that a route leads to',
    [service('gallery', 'app: '), pod('gallery', 'app: gallery'), ingress(['/', 'gallery', '80'])],
    'Service gallery selects no pod: its selector has app without a value, which is kept as an empty text. ' +
      'Give it the value that the pods have. Ingress front at / leads to it. [empty-selector-value]',
  ],
  [
    'a port of a container without a number',
    [
      'apiVersion: v1\nkind: Pod\nmetadata: { name: till }\nspec: { containers: [{ name: main, ports: [{ name: http, containerPrt: 80 }] }] }\n',
    ],
    'Pod till: port http of container main has no containerPort. Give it one; the field may be misspelt. [no-container-port]',
  ],
  [
    'an object that is duplicated',
    [pod('gallery', ''), pod('gallery', '')],
    'hint: Pod gallery is duplicated: it is in - as well, with the same content. Keep one, or check them apart. [duplicate-object]',
  ],
  [
    'objects that are duplicated, with other content',
    [pod('a', ''), pod('b', ''), pod('a', 'app: a'), pod('b', 'app: b')],
    'Pod a and 1 more are duplicated: they are in - as well, with other content. Keep one, or check them apart. [duplicate-object]',
  ],
  [
    'an annotation that accepts nothing',
    [pod('gallery', '', '', 'annotations: { ignore-check.wiring/probe-port: why }')],
    'hint: Pod gallery has the annotation ignore-check.wiring/probe-port, but there is no such finding. Remove it. [ignores-nothing]',
  ],
  [
    'an annotation with a code that is misspelt',
    [pod('gallery', '', '', 'annotations: { ignore-check.wiring/probeport: why }')],
    'hint: Pod gallery has the annotation ignore-check.wiring/probeport, but there is no such code. Use ignore-check.wiring/probe-port. [ignores-nothing]',
  ],
  [
    'an object without an API version',
    ['kind: Service\nmetadata: { name: gallery }\n'],
    'Service gallery has no apiVersion. Give it one. [incomplete-object]',
  ],
  ['an object without a kind', ['apiVersion: v1\n'], 'An object of v1 has no kind. Give it one. [incomplete-object]'],
  [
    'a key that is duplicated',
    ['kind: ConfigMap\napiVersion: v1\ndata: {}\n"data": {}\n'],
    'Key data of ConfigMap of - is duplicated in one map, and the last one counts. Remove one, or put --- between two manifests. [duplicate-key]',
  ],
];

test.each(wordings)('the sentence about %s', (_, documents, line) => {
  const { lines } = check(...documents);
  expect(lines.slice(0, -1).map((line) => line.replace(/^-:\d+: /, ''))).toEqual([line]);
});

test('each code has its sentence, but for the one that only constructs have', () => {
  const said = new Set(wordings.map(([, , line]) => / \[(.+)\]$/.exec(line)?.[1]));
  expect(codes.filter((code) => !said.has(code))).toEqual(['no-selector']);
});

describe('the last line says what was judged:', () => {
  test.each([
    [
      'one Service',
      [service('a', 'app: a'), pod('a', 'app: a')],
      'Judged 1 Service by 1 Pod or pod template, of 2 objects: no problem.',
    ],
    ['one object', [pod('a', '')], 'Judged 0 Services by 1 Pod or pod template, of 1 object: no problem.'],
    [
      'a problem',
      [service('a', 'app: A'), service('b', 'app: b'), pod('a', 'app: a'), pod('b', 'app: b')],
      'Judged 2 Services by 2 Pods and pod templates, of 4 objects: 1 problem.',
    ],
    [
      'problems and a hint',
      [
        service('a', 'app: A'),
        service('b', 'app: B'),
        service('c', 'app: other'),
        pod('a', 'app: a'),
        pod('b', 'app: b'),
      ],
      'Judged 3 Services by 2 Pods and pod templates, of 5 objects: 2 problems, 1 hint.',
    ],
    [
      'hints',
      [service('a', 'app: other'), service('b', 'app: another'), pod('c', '')],
      'Judged 2 Services by 1 Pod or pod template, of 3 objects: no problem, 2 hints.',
    ],
    [
      'a Service that is not judged',
      [service('a', 'app: a')],
      'Judged 1 Service by 0 Pods and pod templates, of 1 object: no problem. Not judged: 1 Service in whose namespace no pods are given. Pass the pods with them.',
    ],
    [
      'Services that are not judged',
      [service('a', 'app: a'), service('b', 'app: b')],
      'Judged 2 Services by 0 Pods and pod templates, of 2 objects: no problem. Not judged: 2 Services in whose namespace no pods are given. Pass the pods with them.',
    ],
    [
      'a route',
      [service('a', 'app: a'), pod('a', 'app: a'), ingress(['/', 'a', '80'])],
      'Judged 1 Service and 1 route by 1 Pod or pod template, of 3 objects: no problem.',
    ],
    [
      'a route with a hint',
      [service('a', 'app: a'), pod('a', 'app: a'), ingress(['/', 'other', '80'])],
      'Judged 1 Service and 1 route by 1 Pod or pod template, of 3 objects: no problem, 1 hint.',
    ],
    [
      'routes that are not judged',
      [ingress(['/', 'a', '80']), ingress(['/', 'b', '80']).replace('front', 'back')],
      'Judged 0 Services and 2 routes by 0 Pods and pod templates, of 2 objects: no problem. Not judged: 2 routes to a namespace of which no Services are given. Pass the Services with them.',
    ],
    [
      'a Service that is judged by the pods of another namespace',
      [service('a', 'app: a'), pod('a', 'app: a', '', 'namespace: shop')],
      'Judged 1 Service by 1 Pod or pod template, of 2 objects: 1 problem.',
    ],
  ])('%s', (_, documents, line) => {
    expect(check(...documents).lines.at(-1)).toBe(line);
  });
});

describe('the exit status', () => {
  test('is 0 without a problem', () => {
    expect(check(service('a', 'app: a'), pod('a', 'app: a')).status).toBe(0);
  });

  test('is 0 with a hint', () => {
    expect(check(service('a', 'app: other'), pod('a', 'app: a')).status).toBe(0);
  });

  test('is 1 with a problem', () => {
    expect(check(service('a', 'app: A'), pod('a', 'app: a')).status).toBe(1);
  });

  test('is 1 with a key that is duplicated', () => {
    expect(check('kind: ConfigMap\nkind: ConfigMap\napiVersion: v1\n').status).toBe(1);
  });

  test('is 2 with an object that is not complete', () => {
    expect(check(pod('a', 'app: a'), 'kind: Service\n').status).toBe(2);
  });

  test('is 2 when something cannot be read, whatever problem the rest has', () => {
    expect(check('kind: [Pod\n', service('a', 'app: A'), pod('a', 'app: a')).status).toBe(2);
  });
});

describe('what cannot be judged gets a line:', () => {
  test.each([
    [
      'no object at all',
      '',
      'There is no object in what you passed. Of a directory, only its own files are read, unless you pass -R.',
    ],
    [
      'a document that is no object',
      'replicas: 3\n',
      'There is no object in what you passed. Of a directory, only its own files are read, unless you pass -R.',
    ],
    [
      'a template',
      `${pod('a', '')}---\nkind: Service\napiVersion: v1\nmetadata: { name: {{ .Release.Name }} }\n`,
      '-:2: is a template that was not rendered: check what it renders, such as the output of helm template',
    ],
    [
      'what is not YAML',
      `${pod('a', '')}---\nkind: [Service\n`,
      '-:4: is not YAML: unexpected end of the stream within a flow collection',
    ],
  ])('%s', (_, text, line) => {
    expect(check(text).unread).toEqual([line]);
  });
});

test('the rest is judged when something cannot be read', () => {
  const { lines } = check('kind: [Pod\n', service('a', 'app: A'), pod('a', 'app: a'));
  expect(lines).toEqual([expect.stringContaining('[misspelt-label]'), expect.stringContaining('1 problem')]);
});

test('where something cannot be read, no problem is found in the rest only', () => {
  expect(check('kind: [Pod\n', pod('a', '')).lines).toEqual([
    'Judged 0 Services by 1 Pod or pod template, of 1 object: no problem in what can be read.',
  ]);
});

describe('where a document cannot be read', () => {
  const unreadable = (text: string) => `${text}: [\n`;
  const apart = [service('a', 'app: a'), pod('b', 'tier: b', declares(80))];
  const contrary = [service('a', 'app: a', 'port: 80'), pod('a', 'app: a', declares(8080))];
  /** The findings in brackets, as `hint code`. */
  const said = (...documents: string[]) =>
    check(...documents)
      .lines.slice(0, -1)
      .map((line) => line.replace(/^-:\d+: (hint: )?.*\[(.*)\]$/, '$1$2'));

  test('what is missing may be in it, so that pods without a Service are a hint', () => {
    expect(said(...apart)).toEqual(['missing-label']);
    expect(said(...apart, unreadable('kind'))).toEqual(['hint: missing-label']);
  });

  test('what two others contradict is a problem as before', () => {
    expect(said(...contrary, unreadable('kind'))).toEqual(['undeclared-port']);
  });

  test('one with a misspelt kind is read no better', () => {
    expect(said(...apart, 'Kind: Service\n')).toEqual(['incomplete-object', 'hint: missing-label']);
    expect(said(...apart, 'image: a\n')).toEqual(['missing-label', 'hint: incomplete-object']);
  });
});

test('the namespace of objects that name none can be given', () => {
  const input = Buffer.from([service('a', 'app: a'), pod('a', 'app: a', '', 'namespace: shop')].join('---\n'));
  expect(checkFiles(['-'], { input, namespace: 'shop' }).status).toBe(0);
});

describe('in files', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'check-files-'))));
  afterEach(() => rmSync(directory, { recursive: true }));

  const write = (name: string, ...documents: string[]) => writeFileSync(join(directory, name), documents.join('---\n'));
  const places = (...paths: string[]) =>
    checkedIn(paths, { directory })
      .lines.slice(0, -1)
      .map((line) => line.replace(/^(\S+ (?:hint: )?).*/, '$1').trim());

  test('problems come first, then hints, each in the order of the files as given, and of the lines', () => {
    write('a.yaml', service('a', 'app: other'), service('b', 'app: B'), service('c', 'app: C'));
    write('b.yaml', pod('b', 'app: b'), pod('c', 'app: c'), pod('d', 'app: d'), service('d', 'app: D'));
    expect(places('b.yaml', 'a.yaml')).toEqual(['b.yaml:7:', 'a.yaml:3:', 'a.yaml:5:', 'a.yaml:1: hint:']);
  });

  test('a line before another comes first, whatever rules they are of', () => {
    write('a.yaml', pod('a', 'app: a', 'readinessProbe: { httpGet: { port: web } }'), service('a', 'app: A'));
    expect(places('a.yaml')).toEqual(['a.yaml:1:', 'a.yaml:3:']);
  });

  test('a Service and its pods may stand in different files', () => {
    write('service.yaml', service('a', 'app: a'));
    write('pod.yaml', pod('a', 'app: a'));
    expect(checkFiles(['service.yaml', 'pod.yaml'], { directory })).toMatchObject({ status: 0, unread: [] });
  });

  test('objects that are duplicated in two files are one line, which names the first file', () => {
    write('a.yaml', pod('a', ''), pod('b', ''));
    write('b.yaml', pod('a', ''), pod('b', ''));
    expect(checkedIn(['a.yaml', 'b.yaml'], { directory }).lines.slice(0, -1)).toEqual([
      expect.stringMatching(/^b.yaml:1: hint: Pod a and 1 more are duplicated: they are in a.yaml as well/),
    ]);
  });

  test('objects that are duplicated in several pairs of files are a line for each pair', () => {
    for (const file of ['a.yaml', 'b.yaml', 'c.yaml']) write(file, pod('a', ''));
    expect(places('a.yaml', 'b.yaml', 'c.yaml')).toEqual(['b.yaml:1: hint:', 'c.yaml:1: hint:']);
  });

  test('what cannot be read in a file without a kind, as in the values of a chart, makes no hint of a problem', () => {
    write('apart.yaml', service('a', 'app: a'), pod('b', 'tier: b', declares(80)));
    write('values.yaml', 'image: {{ a }}\n');
    expect(places('apart.yaml', 'values.yaml')).toEqual(['apart.yaml:1:']);
  });

  test('UTF-16, as PowerShell writes it, is judged like any other text', () => {
    const text = `\ufeff${service('lamp', 'app: lamp')}---\r\n${pod('lamp', 'app: lamp')}`;
    writeFileSync(join(directory, 'saved.yaml'), Buffer.from(text, 'utf16le'));
    expect(checkFiles(['saved.yaml'], { directory })).toMatchObject({ status: 0, unread: [] });
  });
});
