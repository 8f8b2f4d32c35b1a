import { groupBy } from '../group-by';
import { labelText } from '../manifests/fields';
import { title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { Found } from './finding';

/**
 * Finds the Services that have the selector of another one, where each of the two has the name of one of the workloads
 * that both send to.
 */
export function sameSelectors({ services }: Graph): Found[] {
  const named = services.flatMap(({ service, selected }) => {
    const own = selected.find(
      ({ object, count, runsToCompletion }) => object.name === service.object.name && count > 0 && !runsToCompletion,
    );
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
