import { groupBy } from '../group-by';
import { labelText, listAt, valueAt } from '../manifests/fields';
import { type KubeObject, title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { PodGroup } from '../wiring/pod-group';
import type { Finding } from './finding';

/** Finds the Services that have the selector of another one, and with it send to the pods of two applications. */
export function sameSelectors({ services }: Graph): Finding[] {
  const translating = distinct(services, ({ service }) => service.object).filter(
    ({ service }) => !service.headless && service.podLabels.size > 0,
  );
  const same = groupBy(translating, ({ service: { object, selector } }) =>
    [object.namespace, ...[...selector].map(labelText).sort()].join('\n'),
  );
  return [...same.values()].flatMap(([first, ...more]) => {
    const [one, other] = first ? differentApplications(first.selected) : [];
    if (!first || !one || !other) return [];
    return more.map(({ service: { object } }): Finding => {
      const text = `${title(object)} has the selector of ${title(first.service.object)}, so both send to ${title(one.object)} and to ${title(other.object)}. Give each application a selector of its own.`;
      return { code: 'same-selector', severity: 'hint', object, path: ['spec', 'selector'], text };
    });
  });
}

/** The first pods of each application that serves: of each set of images, commands and arguments. */
function differentApplications(podGroups: readonly PodGroup[]): PodGroup[] {
  const serving = distinct(podGroups, ({ object }) => object).filter(({ object, count, runsToCompletion }) => {
    const isOwned = listAt(object.value, 'metadata', 'ownerReferences').length > 0;
    return count > 0 && !runsToCompletion && !isOwned;
  });
  const applications = groupBy(serving, ({ containers }) =>
    JSON.stringify(containers.map(({ value }) => ['image', 'command', 'args'].map((field) => valueAt(value, field)))),
  );
  return [...applications.values()].flatMap(([first]) => first ?? []);
}

/** Without those that are given twice. */
const distinct = <T>(items: readonly T[], objectOf: (item: T) => KubeObject): T[] => [
  ...new Map(items.map((item) => [objectOf(item).identity, item])).values(),
];
