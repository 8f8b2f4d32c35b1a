import { App } from 'cdk8s';
import { Platform, type PlatformProps } from '../platform/platform';
import { review } from './page';

/** The page on states with these props, the first of name `state-1`. */
function page(...states: PlatformProps[]): string {
  const app = new App();
  return review(
    states.map((props, index) => {
      const name = `state-${index + 1}`;
      return { name, change: `Change ${index + 1}.`, props, chart: new Platform(app, name, props) };
    }),
  );
}

/** The diff blocks of a page. */
const diffs = (text: string): string[] => Array.from(text.matchAll(/```diff\n(.*?)\n```/gs), ([, diff = '']) => diff);

test('a state has its name, a link to its folder, its change, its command and its picture', () => {
  expect(page({})).toContain(
    '## [state-1](state-1)\n\nChange 1.\n\n```sh\nkubectl apply -f dist/state-1\n```\n\n```mermaid\n',
  );
});

test('a changed manifest is told by the lines that differ', () => {
  expect(diffs(page({ webappService: 'ClusterIP' }, { webappService: 'LoadBalancer' }))[1]).toBe(
    `
@@ Service webapp @@
     app: hs-pizza-webapp
-  type: ClusterIP
+  type: LoadBalancer`.trim(),
  );
});

test('a new manifest is told whole', () => {
  const [, diff] = diffs(page({}, { utility: true }));
  expect(diff).toMatch(/^@@ Pod utility @@\n(\+.*(\n|$))+$/);
  expect(diff).toContain('\n+  name: utility\n');
});

test('a manifest that is gone is told whole', () => {
  const [, diff] = diffs(page({ utility: true }, {}));
  expect(diff).toMatch(/^@@ Pod utility @@\n(-.*(\n|$))+$/);
  expect(diff).toContain('\n-  name: utility\n');
});

test('a thousand new manifests that are alike are told by the first and their number', () => {
  const lines = diffs(page({}, { webappPods: 1000 }))[1]?.split('\n');
  expect(lines?.[0]).toBe('@@ Pod hs-pizza-webapp-2 and 998 alike @@');
  expect(lines).toHaveLength(16);
});

test('a thousand manifests that change alike are told by the first and their number', () => {
  const pods = { webappPods: 1000 };
  const labelled = diffs(page(pods, { ...pods, webappService: 'ClusterIP' }))[1];
  expect(labelled).toContain('@@ Pod hs-pizza-webapp and 999 alike @@\n   labels:\n+    app: hs-pizza-webapp\n');
});

test('a state that is the one before says so', () => {
  expect(page({}, {})).toMatch(/```\n\nNo manifest differs\.\n$/);
});
