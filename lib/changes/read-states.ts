import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readManifests } from '../manifests/read-manifests';
import { graphOf } from '../wiring/graph';
import { objectsIn } from '../wiring/kube-object';
import type { States } from './changes';

/**
 * Reads the states of a directory: its folders or, where it has manifests itself, the directory as a state without a name.
 *
 * @throws Error with a line for each thing that cannot be read
 */
export function readStates(directory: string): States {
  if (!existsSync(directory)) throw new Error(`${directory} is no directory.`);
  const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const states = folders.length > 0 ? folders.map(({ name }) => name).sort() : [''];
  return new Map(
    states.map((state) => {
      const { documents, unread } = readManifests([join(directory, state)]);
      if (unread.length > 0) throw new Error(unread.join('\n'));
      return [basename(state), graphOf(documents.flatMap(({ value }) => objectsIn(value)))];
    }),
  );
}
