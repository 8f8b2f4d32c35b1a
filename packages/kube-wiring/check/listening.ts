import { listAt, textAt, valueAt } from '../manifests/fields';
import type { Container, PodGroup } from '../wiring/pod-group';

/** The numbers that the probes of a container ask in its pod, and the value of its variable PORT. */
const shownBy = ({ value }: Container): string[] => [
  ...['readinessProbe', 'startupProbe', 'livenessProbe'].flatMap((probe) =>
    ['httpGet', 'tcpSocket', 'grpc'].flatMap((action) =>
      textAt(value, probe, action, 'host') === '' ? [textAt(value, probe, action, 'port')] : [],
    ),
  ),
  ...listAt(value, 'env').flatMap((variable) =>
    textAt(variable, 'name') === 'PORT' ? [textAt(variable, 'value')] : [],
  ),
];

/** Whether pods show that they listen on a port, though they need not declare it: by a probe or a variable PORT. */
export const shows = ({ containers }: PodGroup, number: string): boolean =>
  containers.some((container) => shownBy(container).includes(number));

/**
 * Whether pods show a port, or its number stands anywhere in the environment, the arguments or the command of a
 * container, but for the port of another host.
 */
export const mentions = (podGroup: PodGroup, number: string): boolean =>
  shows(podGroup, number) ||
  podGroup.containers.some(({ value }) =>
    new RegExp(`(?<!\\d|(?<!localhost)(?<=[a-z]):)${number}(?!\\d)`).test(
      JSON.stringify(['env', 'args', 'command'].map((field) => valueAt(value, field))),
    ),
  );
