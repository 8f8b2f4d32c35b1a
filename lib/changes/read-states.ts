import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { duplicateKeys } from '../check/duplicates';
import { incompleteObjects } from '../check/incomplete';
import { reportLines } from '../check/report';
import { isComplete } from '../manifests/kube-object';
import { isManifestFile, readManifests } from '../manifests/read-manifests';
import { type Graph, graphOf } from '../wiring/graph';
import type { States } from './states';

/** What a directory holds: manifests of one cluster, and folders with others that are not read, or a folder of them for each state. */
export type Manifests = { readonly graph: Graph; readonly notRead: readonly string[] } | { readonly states: States };

/** Whether manifests were applied, or are to be. What kubectl would refuse is left out of the first, and an error in the second. */
export type Side = 'old' | 'new';

/**
 * Reads the manifests of a directory or, where it has none itself, of each of its folders.
 *
 * @throws Error with a line for each thing that cannot be read
 */
export function readStates(directory: string, side: Side): Manifests {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${directory} is not a directory.`);
  const entries = readdirSync(directory, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (entries.some((entry) => entry.isFile() && isManifestFile(entry.name))) {
    const below = folders.map((folder) => join(directory, folder));
    return {
      graph: readGraph(directory, side),
      notRead: below.filter((folder) => readdirSync(folder).some(isManifestFile)),
    };
  }
  const states = new Map(folders.sort().map((state) => [state, readGraph(join(directory, state), side)]));
  if ([...states.values()].every(({ objects }) => objects.length === 0)) {
    throw new Error(`${directory} holds no manifests. Name a directory that does, or one with such folders.`);
  }
  return { states };
}

function readGraph(directory: string, side: Side): Graph {
  // Paths that start from the directory are the same on both sides, and tell objects without a name.
  const { objects, unread } = readManifests(['.'], { directory });
  const graph = graphOf(objects);
  const mistakes = side === 'new' ? [...incompleteObjects(graph), ...duplicateKeys(graph)] : [];
  const lines = [...unread, ...reportLines(mistakes).map(({ text }) => text)];
  if (lines.length > 0) throw new Error(lines.map((line) => join(directory, line)).join('\n'));
  return graphOf(objects.filter(isComplete));
}
