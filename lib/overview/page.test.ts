import { graphOf } from '../wiring/graph';
import { objectsIn } from '../wiring/kube-object';
import { page } from './page';

const pod = (name: string, labels?: object) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { ...(labels && { labels }), name },
});
const service = (type: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, type },
});

/** The page on states with these manifests, the first of name `state-1`. */
const pageOf = (...states: object[][]): string =>
  page(
    states.map((manifests, index) => ({
      name: `state-${index + 1}`,
      change: `Change ${index + 1}.`,
      graph: graphOf(manifests.flatMap((manifest) => objectsIn(manifest))),
      asks: new Map(),
    })),
  );

/** The diff blocks of a page. */
const diffs = (text: string): string[] => Array.from(text.matchAll(/```diff\n(.*?)\n```/gs), ([, diff = '']) => diff);

test('a state has its name, a link to its folder, its change, its command and its picture', () => {
  expect(pageOf([pod('web')])).toContain(
    '## [state-1](state-1)\n\nChange 1.\n\n```sh\nkubectl apply -f dist/state-1\n```\n\n```mermaid\n',
  );
});

test('a changed manifest is told by the lines that differ', () => {
  expect(diffs(pageOf([service('ClusterIP')], [service('LoadBalancer')]))[1]).toBe(
    `
@@ Service web @@
     app: web
-  type: ClusterIP
+  type: LoadBalancer`.trim(),
  );
});

test('a new manifest is told whole', () => {
  const [, diff] = diffs(pageOf([pod('web')], [pod('web'), pod('tools')]));
  expect(diff).toBe('@@ Pod tools @@\n+apiVersion: v1\n+kind: Pod\n+metadata:\n+  name: tools');
});

test('a manifest that is gone is told whole', () => {
  const [, diff] = diffs(pageOf([pod('web'), pod('tools')], [pod('web')]));
  expect(diff).toBe('@@ Pod tools @@\n-apiVersion: v1\n-kind: Pod\n-metadata:\n-  name: tools');
});

const pods = (labels?: object) => Array.from({ length: 1000 }, (_, i) => pod(`web-${i + 1}`, labels));

test('a thousand new manifests that are alike are told by the first and their number', () => {
  const lines = diffs(pageOf([], pods()))[0]?.split('\n');
  expect(lines).toEqual([
    '@@ Pod web-1 and 999 alike @@',
    '+apiVersion: v1',
    '+kind: Pod',
    '+metadata:',
    '+  name: web-1',
  ]);
});

test('a thousand manifests that change alike are told by the first and their number', () => {
  expect(diffs(pageOf(pods(), pods({ app: 'web' })))[1]).toBe(
    '@@ Pod web-1 and 999 alike @@\n metadata:\n+  labels:\n+    app: web\n   name: web-1',
  );
});

test('objects of two namespaces are two', () => {
  const inNamespace = (namespace: string) => ({ ...pod('web'), metadata: { name: 'web', namespace } });
  const [, diff] = diffs(pageOf([inNamespace('a')], [inNamespace('a'), inNamespace('b')]));
  expect(diff).toMatch(/^@@ Pod b\/web @@\n/);
});

test('a state that is the one before says so', () => {
  expect(pageOf([pod('web')], [pod('web')])).toMatch(/```\n\nNo manifest differs\.\n$/);
});
