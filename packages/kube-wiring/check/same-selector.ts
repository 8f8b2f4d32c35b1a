import { groupBy } from '../group-by';
import { labelText } from '../manifests/fields';
import { type KubeObject, title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import { differences, missedBy } from './apart';
import type { Found } from './finding';
import { isServing, isUnreached } from './unreached';

/**
 * Finds the Services that have the selector of another one, where each of the two has the name of one of the workloads
 * that both send to.
 */
export function sameSelectors({ services }: Graph): Found[] {
  const named = services.flatMap(({ service, selected }) => {
    const own = selected.find((podGroup) => podGroup.object.name === service.object.name && isServing(podGroup));
    return own && !service.headless && service.podLabels.size > 0 ? [{ service, own }] : [];
  });
  const same = groupBy(named, ({ service: { object, selector } }) =>
    [object.namespace, ...[...selector].map(labelText).sort()].join('\n'),
  );
  return [...same.values()].flatMap(([first, ...more]) =>
    more.flatMap(({ service: { object }, own }): Found[] => {
      if (!first || first.own.object.name === own.object.name) return [];
      const text = `${title(object)} has the selector of ${title(first.service.object)}, so both send to ${title(first.own.object)} and to ${title(own.object)}. Give each application a selector of its own.`;
      return [{ code: 'same-selector', certainty: 'likely', object, path: ['spec', 'selector'], text }];
    }),
  );
}

/**
 * Finds the Services that select the pods of another Service, while no Service selects the workload of their own name:
 * they were copied, and kept the selector.
 */
export function copiedSelectors(graph: Graph): Found[] {
  const unreached = groupBy(
    graph.podGroups.filter((podGroup) => isUnreached(podGroup, graph)),
    nameOf,
  );
  return graph.services.flatMap(({ service, selected }): Found[] => {
    const { object } = service;
    const isOwn = selected.some((podGroup) => nameOf(podGroup) === nameOf(service));
    const [own] = isOwn ? [] : (unreached.get(nameOf(service)) ?? []);
    const [copied] = selected;
    if (!own || !copied) return [];
    const other = graph.services.find(
      ({ service, selected }) => service.object.identity !== object.identity && selected.includes(copied),
    );
    if (!other) return [];
    const isNamed = missedBy(service, own).some(([key]) => own.labels.get(key) === own.object.name);
    const text = `${title(object)} selects ${title(copied.object)}, as ${title(other.service.object)} does, and no Service selects ${title(own.object)}: ${differences(service, own)}. Use the labels of ${title(own.object)}.`;
    return [
      { code: 'copied-selector', certainty: isNamed ? 'certain' : 'likely', object, path: ['spec', 'selector'], text },
    ];
  });
}

const nameOf = ({ object: { namespace, name } }: { readonly object: KubeObject }): string => `${namespace}\n${name}`;
