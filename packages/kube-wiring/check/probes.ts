import { textAt } from '../manifests/fields';
import { title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import { isPortName } from '../wiring/service';
import type { Found } from './finding';
import { declared } from './ports';

/** Judges the probes that decide whether a pod is ready: whether the port they name is one of their container. */
export const probeFindings = ({ podGroups }: Graph): Found[] =>
  podGroups.flatMap(({ object, containers }) =>
    containers.flatMap((container) =>
      ['readinessProbe', 'startupProbe'].flatMap((probe) =>
        ['httpGet', 'tcpSocket'].flatMap((action): Found[] => {
          const port = textAt(container.value, probe, action, 'port');
          if (!isPortName(port) || container.ports.some(({ name }) => name === port)) return [];
          const reason = `the ${probe} asks port ${port}, but container ${textAt(container.value, 'name')} declares ${declared([container])}, so the pod never becomes ready`;
          return [
            {
              code: 'probe-port',
              certainty: 'certain',
              object,
              path: [...container.path, probe, action, 'port'],
              text: `${title(object)}: ${reason}. Use the number or the name of a port that it declares.`,
            },
          ];
        }),
      ),
    ),
  );
