import { labelsAt } from '../manifests/fields';
import type { Graph } from '../wiring/graph';
import type { PodGroup } from '../wiring/pod-group';

const isOfHook = ({ object }: PodGroup): boolean =>
  labelsAt(object.value, 'metadata', 'annotations').has('helm.sh/hook');

/**
 * A graph without the pods of Helm's hooks, which come and go with its commands, and without the Services that select
 * these alone.
 *
 * @see https://helm.sh/docs/topics/charts_hooks/
 */
export const withoutHooks = (graph: Graph): Graph => ({
  ...graph,
  podGroups: graph.podGroups.filter((podGroup) => !isOfHook(podGroup)),
  services: graph.services
    .filter(({ selected }) => selected.length === 0 || !selected.every(isOfHook))
    .map(({ service, selected, wires }) => ({
      service,
      selected: selected.filter((podGroup) => !isOfHook(podGroup)),
      wires: wires.filter(({ podGroup }) => !isOfHook(podGroup)),
    })),
});
