import { type Labels, labelsAt, labelText } from '../manifests/fields';
import { title } from '../manifests/kube-object';
import type { PodGroup } from '../wiring/pod-group';
import type { Service } from '../wiring/service';
import { isSlip } from './slip';

/** A label, or an entry of a selector. */
type Entry = readonly [key: string, value: string];

const listText = (items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}` : items.join();

/** Labels as a sentence lists them. */
export const labelsText = (labels: Labels): string => listText([...labels].map(labelText));

/** The labels that a Service asks for and pods do not have. */
export const missedBy = ({ podLabels }: Service, { labels }: PodGroup): readonly Entry[] =>
  [...podLabels].filter(([key, value]) => labels.get(key) !== value);

/** The label that pods have instead of an entry of a selector: with another value, or with a misspelt key. */
function insteadOf([key, value]: Entry, { labels }: PodGroup): Entry | undefined {
  const own = labels.get(key);
  if (own !== undefined) return [key, own];
  return [...labels].find((label) => label[1] === value && isSlip(label[0], key));
}

/** What a Service asks for and pods do not have, and what they have instead. */
export function differences(service: Service, podGroup: PodGroup): string {
  const missed = missedBy(service, podGroup);
  const instead = missed.map((entry) => {
    const own = insteadOf(entry, podGroup);
    return own ? labelText(own) : `no ${missed.length > 1 ? entry[0] : labelText(entry)}`;
  });
  return `it asks for ${listText(missed.map(labelText))}, and ${title(podGroup.object)} has ${listText(instead)}`;
}

/** Whether a Service misses pods by a slip in one entry. */
export function isMisspelt(service: Service, podGroup: PodGroup): boolean {
  const [first, ...more] = missedBy(service, podGroup);
  if (!first || more.length > 0) return false;
  const own = insteadOf(first, podGroup);
  return own !== undefined && (own[0] !== first[0] || isSlip(own[1], first[1]));
}

/**
 * Whether pods have some labels of a selector and lack the others, which an operator may give to them while they run.
 * Where a workload has those itself, they were meant for its template.
 */
export function mayBeGivenLater(service: Service, podGroup: PodGroup): boolean {
  const missed = missedBy(service, podGroup);
  const own = labelsAt(podGroup.object.value, 'metadata', 'labels');
  return (
    missed.length < service.podLabels.size &&
    missed.every((entry) => !insteadOf(entry, podGroup)) &&
    !missed.every(([key, value]) => own.get(key) === value)
  );
}
