import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStates } from './read-states';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'read-states-'))));
afterEach(() => rmSync(directory, { recursive: true }));

/** Writes a file, with the folders above it. */
function put(text: string, ...path: string[]): void {
  mkdirSync(join(directory, ...path.slice(0, -1)), { recursive: true });
  writeFileSync(join(directory, ...path), text);
}

const pod = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;

/** The names of the objects of each state. */
const read = () =>
  [...readStates(directory)].map(([state, { objects }]) => [state, ...objects.map(({ name }) => name)]);

test('the states of a directory are its folders, by name, whatever else is in it', () => {
  put(pod('b'), '2-two', 'pod.yaml');
  put(pod('a'), '1-one', 'pod.yaml');
  put('# States', 'README.md');
  expect(read()).toEqual([
    ['1-one', 'a'],
    ['2-two', 'b'],
  ]);
});

test('a directory with manifests of its own is one state without a name', () => {
  put(pod('a'), 'pod.yaml');
  put(pod('b'), 'below', 'pod.yaml');
  expect(read()).toEqual([['', 'a']]);
});

test('a file is refused', () => {
  put(pod('a'), 'pod.yaml');
  expect(() => readStates(join(directory, 'pod.yaml'))).toThrow('pod.yaml is not a directory.');
});

test('what does not exist is refused', () => {
  expect(() => readStates(join(directory, 'none'))).toThrow('none is not a directory.');
});

test('folders without any object are refused', () => {
  put('a: 1', '1-one', 'values.yaml');
  expect(read).toThrow('holds no manifests. Name a state');
});

test('a file that is not YAML is refused, with its name', () => {
  put('a: [', '1-one', 'broken.yaml');
  expect(read).toThrow('broken.yaml');
});
