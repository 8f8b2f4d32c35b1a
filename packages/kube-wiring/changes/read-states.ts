import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { duplicateKeys, duplicateObjects } from '../check/duplicates';
import { incompleteObjects } from '../check/incomplete';
import { located, locatedText } from '../check/located';
import { findingsOf } from '../check/severity';
import { isComplete } from '../manifests/kube-object';
import { isManifestFile, readManifests, unreadText } from '../manifests/read-manifests';
import { type Graph, graphOf } from '../wiring/graph';
import type { States } from './compare-states';

/** What a directory holds: manifests of one cluster, or a folder of them for each state. */
export type Manifests = ({ readonly graph: Graph } | { readonly states: States }) & {
  /** The folders with manifests that were not read, as they are below other manifests. */
  readonly notRead: readonly string[];
};

/** Whether manifests were applied, or are to be. A mistake in what is to be applied is an error. */
export type Side = 'old' | 'new';

/**
 * Reads the manifests of a directory or, where it has none itself, of each of its folders.
 *
 * @param shown what the directory is called in errors
 * @throws Error with a line for each thing that cannot be read
 */
export function readStates(directory: string, side: Side, shown = directory): Manifests {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`${shown} is not a directory.`);
  const names = readdirSync(directory);
  if (names.some(isManifestFile)) {
    return { graph: readGraph(directory, side, shown), notRead: foldersIn(directory).filter(holdsManifests) };
  }
  const folders = foldersIn(directory);
  const states = folders.map((folder): [string, Graph] => {
    const name = basename(folder);
    return [name, readGraph(folder, side, join(shown, name))];
  });
  if (states.every(([, { objects }]) => objects.length === 0)) {
    throw new Error(`${shown} holds no manifests. Name a directory that does, or one with such folders.`);
  }
  return { states: new Map(states), notRead: folders.flatMap(foldersIn).filter(holdsManifests) };
}

/** The folders of a directory, in the order of the numbers and texts of their names. */
const foldersIn = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(directory, name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const holdsManifests = (directory: string): boolean => readdirSync(directory).some(isManifestFile);

function readGraph(directory: string, side: Side, shown: string): Graph {
  // Paths that start from the directory are the same on both sides, and tell objects without a name.
  const { objects, unread } = readManifests(['.'], { directory });
  const graph = graphOf(objects);
  const mistakes =
    side === 'new' ? [...incompleteObjects(graph), ...duplicateKeys(graph), ...duplicateObjects(graph)] : [];
  const problems = findingsOf(mistakes, graph).filter(({ severity }) => severity === 'problem');
  const lines = [
    ...unread.map((part) => unreadText({ ...part, file: join(shown, part.file) })),
    ...located(problems).map((problem) => locatedText({ ...problem, origin: join(shown, problem.origin) })),
  ];
  if (lines.length > 0) throw new Error(lines.join('\n'));
  return { ...graph, objects: objects.filter(isComplete) };
}
