import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isManifestFile, readManifests } from '../manifests/read-manifests';
import { graphOf } from '../wiring/graph';
import type { States } from './changes';

/**
 * Reads the states of a directory: its folders or, where it has manifests itself, the directory as a state without a name.
 *
 * @throws Error with a line for each thing that cannot be read
 */
export function readStates(directory: string): States {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${directory} is not a directory.`);
  const entries = readdirSync(directory, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const hasManifests = entries.some((entry) => entry.isFile() && isManifestFile(entry.name));
  const states = new Map(
    (hasManifests || folders.length === 0 ? [''] : folders.sort()).map((state) => {
      const { objects, unread } = readManifests([join(directory, state)]);
      if (unread.length > 0) throw new Error(unread.join('\n'));
      return [state, graphOf(objects)];
    }),
  );
  if ([...states.values()].every(({ objects }) => objects.length === 0)) {
    throw new Error(
      `${directory} holds no manifests. Name a state, such as dist/2-cluster-ip, or a directory of states, such as dist.`,
    );
  }
  return states;
}
