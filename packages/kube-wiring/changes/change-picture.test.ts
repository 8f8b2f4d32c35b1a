import { objectsIn } from '../manifests/kube-object';
import { parseMermaid } from '../picture/parse-mermaid';
import { graphOf } from '../wiring/graph';
import { changePicture } from './change-picture';
import { compare } from './compare';

const deployment = (name: string, app: string, ports: object[] = [{ containerPort: 8080 }]) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: { template: { metadata: { labels: { app } }, spec: { containers: [{ name: 'main', ports }] } } },
});

const pod = (name: string, app: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app } },
  spec: { containers: [{ name: 'main' }] },
});

const service = (name: string, app: string, ...ports: object[]) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app }, ports: ports.length > 0 ? ports : [{ port: 80, targetPort: 8080 }] },
});

const ingress = (...paths: (readonly [path: string, name: string])[]) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'shop' },
  spec: {
    rules: [
      {
        http: { paths: paths.map(([path, name]) => ({ path, backend: { service: { name, port: { number: 80 } } } })) },
      },
    ],
  },
});

const graphOfAll = (manifests: readonly object[]) =>
  graphOf(manifests.flatMap((manifest, i) => objectsIn(manifest, { construct: `test/${i}` })));

const draw = (before: readonly object[], after: readonly object[]) =>
  changePicture(compare(graphOfAll(before), graphOfAll(after)));

/** The arrows of a picture, with the colour of each. */
function arrows(before: readonly object[], after: readonly object[]): string[] {
  const lines = draw(before, after)?.split('\n') ?? [];
  const colours = new Map(
    lines.flatMap((line) => {
      const [, places = '', colour = ''] = /linkStyle (\S+) stroke:(#\w+)/.exec(line) ?? [];
      return places.split(',').map((place) => [place, colour] as const);
    }),
  );
  return lines
    .filter((line) => / (-->|--x|-\.->)\|/.test(line))
    .map((line, i) => `${line.trim()} ${colours.get(String(i)) ?? ''}`);
}

const [grey, green, amber, red] = ['#8c959f', '#2da44e', '#bf8700', '#d1242f'] as const;
const web = service('web', 'web');

test('a change that leaves the wires as they are has no picture', () => {
  expect(draw([pod('a', 'web'), web], [pod('a', 'web'), web, service('no-pods', 'none')])).toBeUndefined();
});

test.each([
  [
    'that is lost is red, with a cross',
    [deployment('web', 'web'), web],
    [deployment('web', 'wep'), web],
    [`service-web --x|"no more: target port 8080, as the pods lack app=web"| deployment-web ${red}`],
  ],
  [
    'that is new is green',
    [deployment('web', 'wep'), web],
    [deployment('web', 'web'), web],
    [`service-web -->|"new: target port 8080"| deployment-web ${green}`],
  ],
  [
    'to a number that is not declared any more is dashed',
    [deployment('web', 'web'), web],
    [deployment('web', 'web'), service('web', 'web', { port: 80, targetPort: 81 })],
    [`service-web -.->|"not declared: target port 81"| deployment-web ${amber}`],
  ],
  [
    'to pods that are gone ends once they are deleted',
    [deployment('web', 'web'), deployment('old', 'web'), web],
    [deployment('web', 'web'), web],
    [
      `service-web -->|"target port 8080"| deployment-web ${grey}`,
      `service-web --x|"no more once you delete it: target port 8080"| deployment-old ${red}`,
    ],
  ],
  [
    'of a Service that is gone ends once that is deleted',
    [deployment('web', 'web'), web],
    [deployment('web', 'web')],
    [`service-web --x|"no more once you delete it: target port 8080"| deployment-web ${red}`],
  ],
  [
    'by a name that is lost has the name that it had',
    [
      deployment('web', 'web', [{ name: 'http', containerPort: 80 }]),
      service('web', 'web', { port: 80, targetPort: 'http' }),
    ],
    [
      deployment('web', 'web', [{ name: 'http', containerPort: 80 }]),
      service('web', 'web', { port: 80, targetPort: 'web' }),
    ],
    [`service-web --x|"no more: target port http"| deployment-web ${red}`],
  ],
])('a wire %s', (_, before, after, expected) => {
  expect(arrows(before, after)).toEqual(expected);
});

test('ports whose wires change alike are one arrow', () => {
  const both = service('web', 'web', { port: 80, targetPort: 8080 }, { port: 81, targetPort: 9090 });
  expect(arrows([deployment('web', 'web'), both], [deployment('web', 'wep'), both])).toEqual([
    `service-web --x|"no more: target port 8080, 9090, as the pods lack app=web"| deployment-web ${red}`,
  ]);
});

test('pods that are alike, and whose wires change alike, are one box', () => {
  const pods = (app: string, ...names: string[]) => names.map((name) => pod(name, app));
  const picture = draw([...pods('web', 'a', 'b', 'c'), web], [...pods('web', 'a'), ...pods('wep', 'b', 'c'), web]);
  expect(picture).toContain('pod-a@{ shape: rect, label: "<b>Pod a</b>" }');
  expect(picture).toContain('pod-b@{ shape: st-rect, label: "<b>2 Pods</b><br>b, c" }');
});

test('a Service whose wires stay is left out', () => {
  const others = [deployment('pay', 'pay'), service('pay', 'pay')];
  expect(draw([deployment('web', 'web'), web, ...others], [deployment('web', 'wep'), web, ...others])).not.toContain(
    'pay',
  );
});

test('a route that loses its Service leads to it and to what is behind', () => {
  const [before, after] = [
    [ingress(['/', 'web'], ['/a', 'web']), deployment('web', 'web'), web],
    [
      ingress(['/', 'web'], ['/a', 'web']),
      deployment('web', 'web'),
      service('web', 'web', { port: 81, targetPort: 8080 }),
    ],
  ];
  expect(draw(before, after)).toContain('ingress-shop-0{{"<b>Ingress shop</b><br>/, /a"}}\n');
  expect(arrows(before, after)).toEqual([
    `ingress-shop-0 --x|"no more: port 80"| service-web ${red}`,
    `service-web -->|"target port 8080"| deployment-web ${grey}`,
  ]);
});

test('hosts and paths of a route that lead elsewhere each have their box', () => {
  const [before, after] = [[ingress(['/', 'web'], ['/pay', 'web'])], [ingress(['/', 'web'], ['/pay', 'pay'])]];
  const services = [web, service('pay', 'pay')];
  expect(arrows([...before, ...services], [...after, ...services])).toEqual([
    `ingress-shop-1 --x|"no more: port 80"| service-web ${red}`,
    `ingress-shop-1 -->|"new: port 80"| service-pay ${green}`,
  ]);
});

test('what is new and what is gone says so', () => {
  const picture = draw(
    [deployment('old', 'web'), service('old', 'web')],
    [deployment('new', 'web'), service('new', 'web')],
  );
  expect(picture).toContain('selects app=web<br>gone from the manifests"):::service');
  expect(picture).toContain('selects app=web<br>new"):::service');
  expect(picture).toContain('<b>Deployment new</b><br>container port 8080<br>new"');
  expect(picture).toContain('<b>Deployment old</b><br>container port 8080<br>gone from the manifests"');
});

test('an object whose name is the same before and after is one box', () => {
  const picture = draw(
    [deployment('web', 'web'), service('old', 'web')],
    [deployment('web', 'web'), service('new', 'web')],
  );
  expect(picture?.match(/deployment-web@/g)).toHaveLength(1);
});

describe('of many', () => {
  const many = (app: (i: number) => string) =>
    Array.from({ length: 30 }, (_, i) => [deployment(`web-${i}`, app(i)), service(`web-${i}`, `web-${i}`)]).flat();
  const picture = draw(
    many((i) => (i === 0 ? 'new' : `web-${i}`)),
    many((i) => (i === 0 ? 'web-0' : 'lost')),
  );

  test('about twenty boxes are drawn, and how many more there are', () => {
    expect(picture?.match(/^ {2}(service|deployment)-\S+(\(|@)/gm)).toHaveLength(20);
    expect(picture).toContain('  more(["and 20 more that lead elsewhere"])\n');
  });

  test('those that lose something come first', () => {
    expect(picture).not.toContain('web-0');
  });
});

/** What is drawn where so many Services, each with pods of its own, lose these. */
function drawLosses(count: number): string {
  const numbers = Array.from({ length: count }, (_, i) => i);
  const services = numbers.map((i) => service(`web-${i}`, `web-${i}`));
  return draw([...services, ...numbers.map((i) => pod(`pod-${i}`, `web-${i}`))], services) ?? '';
}

test.each([
  [4, 'TB'],
  [5, 'LR'],
])('of %i Services the picture is drawn %s', (count, direction) => {
  expect(drawLosses(count)).toContain(`\nflowchart ${direction}\n`);
});

test('of one Service that does not fit any more it is said that there is one', () => {
  expect(drawLosses(10)).not.toContain('more(');
  expect(drawLosses(11)).toContain('  more(["and 1 more that lead elsewhere"])\n');
});

test('a Service with more pods than fit is drawn all the same', () => {
  const pods = Array.from({ length: 30 }, (_, i) => ({
    ...pod(`pod-${i}`, 'web'),
    metadata: { name: `pod-${i}`, labels: { app: 'web', number: String(i) } },
  }));
  expect(draw([service('web', 'web'), ...pods], [service('web', 'web')])).toContain('pod-29@{');
});

test('Mermaid accepts the picture of every sort of wire', async () => {
  const [before, after] = [
    [
      deployment('a', 'web'),
      deployment('b', 'web'),
      deployment('c', 'wep'),
      pod('d', 'web'),
      web,
      ingress(['/(.*)', 'web'], ['/b', 'b']),
    ],
    [
      deployment('a', 'web', []),
      deployment('b', 'wep'),
      deployment('c', 'web'),
      web,
      service('b', 'web'),
      ingress(['/(.*)', 'b'], ['/b', 'b']),
    ],
  ];
  const picture = draw(before, after) ?? '';
  expect(new Set(arrows(before, after).map((line) => line.slice(-7)))).toEqual(new Set([green, amber, red]));
  expect(await parseMermaid(picture)).toBe('flowchart-v2');
});
