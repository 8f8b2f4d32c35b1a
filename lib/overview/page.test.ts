import { graphOf } from '../wiring/graph';
import { objectsIn } from '../manifests/kube-object';
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

/** The page on states with these manifests, the first of name `state-1`, with a section for each. */
function pageOf(...manifests: object[][]): string {
  const states = manifests.map((manifests, index) => stateOf(`state-${index + 1}`, manifests));
  return page(
    states,
    states.map(({ name }) => `## ${name}\n\nChange of ${name}.\n\nCommands of ${name}.\n`).join('\n'),
  );
}

test('a state has its name, a link to its folder, its change, its picture, what changes and its commands, in that order', () => {
  expect(pageOf([pod('web')])).toMatch(
    /## \[state-1\]\(state-1\)\n\nChange of state-1\.\n\n```mermaid\n.*\n```\n\n\| what .*\|\n\nCommands of state-1\.\n$/s,
  );
});

test('what follows the states in the text follows them on the page, filled with the last of them', () => {
  const states = [stateOf('one', [pod('web')]), stateOf('two', [pod('shop')])];
  const text = '## one\n\nFirst.\n\n## two\n\nSecond.\n\n## Clean up\n\nDelete {shop}.';
  expect(page(states, text)).toMatch(/\n## Clean up\n\nDelete shop\.\n$/);
});

test('a state without a section is refused, with the heading to write', () => {
  expect(() => page([stateOf('new', [])], '## old\n\nChange.')).toThrow(
    'State new has no section in states.md. Write one: "## new" and what it changes.',
  );
});

test('a section between those of states that is no state is refused', () => {
  const text = '## one\n\nFirst.\n\n## too\n\nSecond.\n\n## two\n\nSecond.';
  expect(() => page([stateOf('one', []), stateOf('two', [])], text)).toThrow(
    'Section too of states.md is no state. Rename it, or move it below the last state.',
  );
});

test('a state shows what changes from the state before, the first one from nothing', () => {
  const text = pageOf([service('ClusterIP')], [service('LoadBalancer'), pod('web')]);
  expect(text.match(/^\| (?:Pod|Service) .*$/gm)).toEqual([
    '| Service web | new | created |',
    '| Service web | type ClusterIP → LoadBalancer | taken |',
    '| Pod web | new | created |',
  ]);
});

test('a state that is the one before says so', () => {
  expect(pageOf([pod('web')], [pod('web')])).toMatch(/\n\nNo manifest differs\.\n\nCommands of state-2\.\n$/);
});
