import { graphOf } from '../wiring/graph';
import { objectsIn } from '../wiring/kube-object';
import { page, type PageState } from './page';

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

const stateOf = (name: string, manifests: readonly object[]): PageState => ({
  name,
  graph: graphOf(manifests.flatMap((manifest) => objectsIn(manifest))),
  asks: new Map(),
  constructs: new Map(),
});

/** The page on states with these manifests, the first of name `state-1`, with a section for each. */
function pageOf(...manifests: object[][]): string {
  const states = manifests.map((manifests, index) => stateOf(`state-${index + 1}`, manifests));
  return page(
    states,
    states.map(({ name }) => `## ${name}\n\nChange of ${name}.\n\nCommands of ${name}.\n`).join('\n'),
  );
}

/** The diff blocks of a page. */
const diffs = (text: string): string[] => Array.from(text.matchAll(/```diff\n(.*?)\n```/gs), ([, diff = '']) => diff);

test('a state has its name, a link to its folder, its change, its picture, its commands and its manifests, in that order', () => {
  expect(pageOf([pod('web')])).toMatch(
    /## \[state-1\]\(state-1\)\n\nChange of state-1\.\n\n```mermaid\n.*\n```\n\nCommands of state-1\.\n\nIts manifests:\n\n```diff\n/s,
  );
});

test('what follows the states in the text follows them on the page, filled with the last of them', () => {
  const states = [stateOf('one', [pod('web')]), stateOf('two', [pod('shop')])];
  const text = '## one\n\nFirst.\n\n## two\n\nSecond.\n\n## Clean up\n\nDelete {shop}.';
  expect(page(states, text)).toMatch(/\n## Clean up\n\nDelete shop\.\n$/);
});

test('a state without a section is refused, with the heading to write', () => {
  expect(() => page([stateOf('new', [])], '## old\n\nChange.')).toThrow(
    'State new has no section in states.md. Write one: "## new" and what the state changes.',
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
  expect(pageOf([pod('web')], [pod('web')])).toMatch(/\n\nNo manifest differs\.\n$/);
});
