import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Graph } from '../wiring/graph';
import { readStates, type Side } from './read-states';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'read-states-'))));
afterEach(() => rmSync(directory, { recursive: true }));

/** Writes a file, with the folders above it. */
function put(text: string, ...path: string[]): void {
  mkdirSync(join(directory, ...path.slice(0, -1)), { recursive: true });
  writeFileSync(join(directory, ...path), text);
}

const pod = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;

/** The names of the objects of each state, or of the directory. */
function read(side: Side = 'new') {
  const found = readStates(directory, side);
  const namesIn = ({ objects }: Graph) => objects.map(({ name }) => name);
  return 'graph' in found
    ? namesIn(found.graph)
    : [...found.states].map(([state, graph]) => [state, ...namesIn(graph)]);
}

test('the states of a directory are its folders, by name, whatever else is in it', () => {
  put(pod('b'), '2-two', 'pod.yaml');
  put(pod('a'), '1-one', 'pod.yaml');
  put('# States', 'README.md');
  expect(read()).toEqual([
    ['1-one', 'a'],
    ['2-two', 'b'],
  ]);
});

test('a directory with manifests of its own is read without those below it', () => {
  put(pod('a'), 'pod.yaml');
  put(pod('b'), 'below', 'pod.yaml');
  expect(read()).toEqual(['a']);
  expect(readStates(directory, 'new')).toMatchObject({ notRead: [join(directory, 'below')] });
});

test('a file is refused', () => {
  put(pod('a'), 'pod.yaml');
  expect(() => readStates(join(directory, 'pod.yaml'), 'new')).toThrow('pod.yaml is not a directory.');
});

test('what does not exist is refused', () => {
  expect(() => readStates(join(directory, 'none'), 'new')).toThrow('none is not a directory.');
});

test('folders without any object are refused', () => {
  put('a: 1', '1-one', 'values.yaml');
  expect(read).toThrow('holds no manifests. Name a directory that does');
});

test('a file that is not YAML is refused, with its name', () => {
  put('a: [', '1-one', 'broken.yaml');
  expect(read).toThrow('broken.yaml');
});

test('a directory that kustomize has to build is refused, with its name', () => {
  put('resources: [a.yaml]\n', 'kustomization.yaml');
  expect(() => readStates(directory, 'new', 'main:overlay')).toThrow(/^main:overlay: cannot be read: it has a kust/);
});

test('a folder below a state is named, as it is not read', () => {
  put(pod('a'), '1-one', 'pod.yaml');
  put(pod('b'), '1-one', 'below', 'pod.yaml');
  expect(readStates(directory, 'new')).toMatchObject({ notRead: [join(directory, '1-one', 'below')] });
});

test('states are in the order of their numbers', () => {
  for (const state of ['10-ten', '2-two', '1-one']) put(pod(state), state, 'pod.yaml');
  expect(read().map(([state]) => state)).toEqual(['1-one', '2-two', '10-ten']);
});

test('an object that is duplicated with other content is refused where it is new', () => {
  put(pod('a'), 'a.yaml');
  put(`${pod('a')}  labels: { app: a }\n`, 'b.yaml');
  expect(read).toThrow('b.yaml:1: Pod a is duplicated');
});

describe.each([
  ['a key that is duplicated', `${pod('a')}  name: b\n`, ['b'], 'pod.yaml:5: Key name of Pod b is duplicated'],
  ['no API version', 'kind: Pod\nmetadata: { name: a }\n', [], 'pod.yaml:1: Pod a has no apiVersion.'],
])('a manifest with %s', (_, text, names, message) => {
  test('is refused where it is new', () => {
    put(text, 'pod.yaml');
    expect(read).toThrow(join(directory, message));
  });

  test('is read as kubectl took it where it is old, so that a change that mends it can be shown', () => {
    put(text, 'pod.yaml');
    expect(read('old')).toEqual(names);
  });
});

test('an object that holds itself is refused', () => {
  put('&a { apiVersion: v1, kind: Pod, spec: *a }', 'pod.yaml');
  expect(read).toThrow('pod.yaml:1: is not YAML: an alias stands for what it is in');
});
