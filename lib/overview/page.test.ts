import { graphOf, objectsIn } from 'kube-wiring';
import { generatedLine } from '../synth/own-files';
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
  graph: graphOf(manifests.flatMap((manifest) => objectsIn(manifest, { construct: 'chart/shop' }))),
  asks: new Map(),
});

/**
 * The page on states with these manifests, each after the one before, the first of name `state-1`, with a section for
 * each.
 */
function pageOf(...manifests: object[][]): string {
  const states = manifests.map((manifests, i) => ({
    ...stateOf(`state-${i + 1}`, manifests),
    after: i > 0 ? `state-${i}` : undefined,
  }));
  return page(
    states,
    states.map(({ name }) => `## ${name}\n\nChange of ${name}.\n\nCommands of ${name}.\n`).join('\n'),
  );
}

test('a state has its name, a link to its folder, its change, its picture, what changes and its commands, in that order', () => {
  expect(pageOf([], [pod('web')])).toMatch(
    /## \[state-2\]\(state-2\)\n\nChange of state-2\.\n\n```mermaid\n[^`]*\n```\n\n\| what .*\|\n\nCommands of state-2\.\n$/s,
  );
});

test('what follows the states in the text follows them on the page, filled with the last of them', () => {
  const states = [stateOf('one', [pod('web')]), stateOf('two', [pod('shop')])];
  const text = '## one\n\nFirst.\n\n## two\n\nSecond.\n\n## Clean up\n\nDelete {shop}.';
  expect(page(states, text)).toMatch(/\n## Clean up\n\nDelete shop\.\n$/);
});

test('a state without a section is refused, with the heading to write', () => {
  expect(() => page([stateOf('new', [])], '## old\n\nChange.')).toThrow(
    'State new has no section in states.md. Write one: "## new" and what it is.',
  );
});

test('a section between those of states that is no state is refused', () => {
  const text = '## one\n\nFirst.\n\n## too\n\nSecond.\n\n## two\n\nSecond.';
  expect(() => page([stateOf('one', []), stateOf('two', [])], text)).toThrow(
    'Section too of states.md is no state. Rename it, or move it below the last state.',
  );
});

test('a state shows what changed since the state that it follows, and nothing where it follows none', () => {
  const text = pageOf([service('ClusterIP')], [service('LoadBalancer'), pod('web')]);
  expect(text.match(/^\| (?:Pod|Service) .*$/gm)).toEqual([
    '| Pod web | new | created |',
    '| Service web | type ClusterIP → LoadBalancer | taken |',
  ]);
});

test('environments, which follow nothing, are compared with no other', () => {
  const states = ['staging', 'prod'].map((name) => stateOf(name, [pod(name)]));
  const text = page(states, '## staging\n\nTo try.\n\n## prod\n\nFor all.');
  expect(text).toContain('## [prod](prod)\n\nFor all.');
  expect(text).not.toContain('| what |');
});

test('environments that have an object in common say so above the states', () => {
  const states = ['staging', 'prod'].map((name) => stateOf(name, [pod('web')]));
  expect(page(states, '## staging\n\nTo try.\n\n## prod\n\nFor all.')).toContain(
    `${generatedLine}\n\nstaging and prod both have Pod web: in one cluster the one that is applied later replaces the other's.\n\n## `,
  );
});

test('a state that follows one that is not there is refused', () => {
  expect(() => page([{ ...stateOf('two', []), after: 'one' }], '## two\n\nSecond.')).toThrow(
    'State two follows one, which is not among the states.',
  );
});

test('what stands above the states in the text begins the page, without its comments', () => {
  expect(page([stateOf('one', [])], '<!--\nFor authors.\n-->\n\n# The shop\n\nHello.\n\n## one\n\nFirst.')).toMatch(
    /^# The shop\n\nHello\.\n\nIn a picture, /,
  );
});

test('the page says that it is synthesized, by which synth knows it again', () => {
  expect(page([stateOf('one', [])], '## one\n\nFirst.')).toContain(`\n\n${generatedLine}\n\n`);
});

test('a state that is the one before says so', () => {
  expect(pageOf([pod('web')], [pod('web')])).toMatch(/\n\nNo manifest differs\.\n\nCommands of state-2\.\n$/);
});
