import { listAt, textAt } from '../manifests/fields';
import { title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { Found } from './finding';

/**
 * Finds the ports of containers that have no number: no Service reaches them, and the API server refuses the object.
 */
export const containerPortFindings = ({ podGroups }: Graph): Found[] =>
  podGroups.flatMap(({ object, containers }) =>
    containers.flatMap(({ path, value }) =>
      listAt(value, 'ports').flatMap((port, i): Found[] => {
        if (textAt(port, 'containerPort')) return [];
        const name = textAt(port, 'name');
        const which = `${name ? `port ${name}` : 'a port'} of container ${textAt(value, 'name')}`;
        return [
          {
            code: 'no-container-port',
            certainty: 'certain',
            object,
            path: [...path, 'ports', i],
            text: `${title(object)}: ${which} has no containerPort. Give it one; the field may be misspelt.`,
          },
        ];
      }),
    ),
  );
