import { type Labels, labelsAt } from '../wiring/fields';
import { type Graph, manifestLabels, podIndex, selects, targetOf, type WiredService } from '../wiring/graph';
import { title } from '../wiring/kube-object';
import type { Pods } from '../wiring/pods';
import type { Service } from '../wiring/service';
import type { Code, Finding } from './finding';
import { isSlip } from './slip';

/** A Service whose endpoints are the pods it selects, and that selects none. */
interface Unanswered {
  readonly service: Service;

  /** Its selector, without the labels that only controllers give. */
  readonly selector: Labels;
}

const isUnanswered = ({ service, selected }: WiredService): boolean =>
  service.type !== 'ExternalName' && selected.length === 0 && manifestLabels(service.selector).size > 0;

/** The Services that are not judged, as no pods of their namespace are given: selecting none, they have no finding. */
export function unjudged({ services }: Graph, findings: readonly Finding[]): Service[] {
  const judged = new Set(findings.map(({ object }) => object));
  return services.filter(isUnanswered).flatMap(({ service }) => (judged.has(service.object) ? [] : [service]));
}

/** Judges the Services that select no pod: whether some pods are surely meant, and what keeps them apart. */
export function selectorFindings(graph: Graph): Finding[] {
  const unanswered = graph.services
    .filter(isUnanswered)
    .map(({ service }) => ({ service, selector: manifestLabels(service.selector) }));
  if (unanswered.length === 0) return [];
  const find = podIndex(graph.pods);
  // Pods that are alike but for their names are looked at once.
  const alike = Map.groupBy(graph.pods, ({ object, labels, ports, ends }) =>
    JSON.stringify([object.namespace, [...labels], ports, ends]),
  );
  const different = [...alike.values()].flatMap(([first]) => first ?? []);
  const byNamespace = Map.groupBy(different, ({ object }) => object.namespace);
  const others = Map.groupBy(unanswered, ({ service }) => service.object.namespace);

  return unanswered.flatMap((one) => {
    const { namespace } = one.service.object;
    const near = byNamespace.get(namespace) ?? [];
    const isLoose = (pods: Pods) => !graph.reachedPods.has(pods) && !pods.ends;
    const loose = near.filter(isLoose);
    const elsewhere = [...byNamespace.keys()].flatMap((other) => find(other, one.selector));
    const open = near.filter((pods) => isLoose(pods) || looseTarget(one.service, pods, graph));
    return (
      emptyValue(one) ??
      misspelt(one, open) ??
      missing(one, loose, others.get(namespace) ?? [], graph) ??
      otherValue(one, near, graph) ??
      otherNamespace(one, elsewhere, graph) ??
      nothing(one, near) ??
      []
    );
  });
}

type Entry = readonly [key: string, value: string];

const entryText = ([key, value]: Entry): string => `${key}=${value}`;
const listText = (items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}` : items.join();

const finding = (
  { service }: Unanswered,
  code: Code,
  severity: Finding['severity'],
  reason: string,
  where = '',
): Finding => ({
  code,
  severity,
  object: service.object,
  path: ['spec', 'selector'],
  text: `${title(service.object)} selects no pod${where}: ${reason}`,
});

const missedBy = (selector: Labels, { labels }: Pods) =>
  [...selector].filter(([key, value]) => labels.get(key) !== value);

/** The label that pods have instead of an entry of a selector: with another value, or with a misspelt key. */
function insteadOf([key, value]: Entry, { labels }: Pods): Entry | undefined {
  const own = labels.get(key);
  if (own !== undefined) return [key, own];
  return [...labels].find((label) => label[1] === value && isSlip(label[0], key));
}

/** What a selector asks for and pods do not have, and what they have instead. */
function differences(selector: Labels, pods: Pods): string {
  const missed = missedBy(selector, pods);
  const instead = missed.map((entry) => {
    const own = insteadOf(entry, pods);
    return own ? entryText(own) : `no ${missed.length > 1 ? entry[0] : entryText(entry)}`;
  });
  return `it asks for ${listText(missed.map(entryText))}, and ${title(pods.object)} has ${listText(instead)}`;
}

function emptyValue(one: Unanswered): Finding | undefined {
  const empty = [...one.selector].find(([, value]) => value === '');
  if (!empty) return undefined;
  const reason = `its selector has ${empty[0]} without a value, which is kept as an empty text. Give it the value that the pods have.`;
  return finding(one, 'empty-selector-value', 'problem', reason);
}

/** Whether pods miss a selector by a slip in one entry. */
function isMisspelt(selector: Labels, pods: Pods): boolean {
  const [first, ...more] = missedBy(selector, pods);
  if (!first || more.length > 0) return false;
  const own = insteadOf(first, pods);
  return own !== undefined && (own[0] !== first[0] || isSlip(own[1], first[1]));
}

function misspelt(one: Unanswered, open: readonly Pods[]): Finding | undefined {
  const meant = open.find((pods) => isMisspelt(one.selector, pods));
  if (!meant) return undefined;
  return finding(one, 'misspelt-label', 'problem', `${differences(one.selector, meant)}. Use the same in both.`);
}

/** The target port of a Service that pods declare, and that no Service leads to. */
const looseTarget = ({ ports }: Service, pods: Pods, { reachedPorts }: Graph): string | undefined =>
  ports.find((port) => {
    const target = targetOf(port, pods);
    return target && !pods.ends && !reachedPorts.has(target);
  })?.targetPort;

function missing(
  one: Unanswered,
  loose: readonly Pods[],
  unanswered: readonly Unanswered[],
  graph: Graph,
): Finding | undefined {
  const { service, selector } = one;
  const [meant, ...more] = loose.filter((pods) => looseTarget(service, pods, graph));
  if (!meant) return undefined;
  const target = looseTarget(service, meant, graph) ?? '';
  if (more.length > 0) {
    const reason = `${title(meant.object)} and ${more.length} more declare its target port ${target}, and no Service reaches them. If one is meant, give it ${listText([...selector].map(entryText))}.`;
    return finding(one, 'missing-label', 'hint', reason);
  }
  const rival = unanswered.some((other) => other !== one && looseTarget(other.service, meant, graph));
  const reason = `${differences(selector, meant)}, though it declares target port ${target} and no Service reaches it. ${rival ? 'If it is meant, use' : 'Use'} the same labels in both.`;
  return finding(one, 'missing-label', rival ? 'hint' : 'problem', reason);
}

function otherValue(one: Unanswered, near: readonly Pods[], graph: Graph): Finding | undefined {
  const { service, selector } = one;
  const meant = near.find(
    (pods) => [...selector.keys()].every((key) => pods.labels.has(key)) && looseTarget(service, pods, graph),
  );
  if (!meant) return undefined;
  const reason = `${differences(selector, meant)}, though no Service leads to its port ${looseTarget(service, meant, graph) ?? ''}. Use the same in both.`;
  return finding(one, 'other-label-value', 'problem', reason);
}

function otherNamespace(one: Unanswered, elsewhere: readonly Pods[], { reachedPods }: Graph): Finding | undefined {
  const { object } = one.service;
  const loose = elsewhere.find((pods) => !reachedPods.has(pods) && !pods.ends);
  const meant = loose ?? elsewhere[0];
  if (!meant) return undefined;
  const { namespace } = meant.object;
  const advice =
    object.namesNamespace && meant.object.namesNamespace
      ? 'Move one of the two.'
      : `Name the namespace in both, or pass -n ${object.namesNamespace ? object.namespace : namespace} if that is where you apply them.`;
  const reason = `${title(meant.object)} has the labels it asks for, but is in namespace ${namespace}. ${advice}`;
  return finding(one, 'other-namespace', loose ? 'problem' : 'hint', reason, ` in namespace ${object.namespace}`);
}

function nothing(one: Unanswered, near: readonly Pods[]): Finding | undefined {
  if (near.length === 0) return undefined;
  const { selector } = one;
  const advice = 'Ignore this if such pods come from elsewhere.';
  const bearer = near.find(({ object }) => selects(selector, labelsAt(object.value, 'metadata', 'labels')));
  if (bearer) {
    const reason = `${title(bearer.object)} has the labels it asks for, but not in its template, where its pods get theirs from.`;
    return finding(one, 'selects-nothing', 'hint', `${reason} ${advice}`);
  }
  const missed = (pods: Pods) => missedBy(selector, pods).length;
  const nearest =
    near.find((pods) => isMisspelt(selector, pods)) ??
    [...near].sort((a, b) => missed(a) - missed(b)).find((pods) => missed(pods) < selector.size / 2);
  const reason = nearest ? differences(selector, nearest) : `it asks for ${listText([...selector].map(entryText))}`;
  return finding(one, 'selects-nothing', 'hint', `${reason}. ${advice}`);
}
