import { groupBy } from '../group-by';
import { isMap, labelsAt, labelText, valueAt } from '../manifests/fields';
import { isConstruct, title } from '../manifests/kube-object';
import { type Graph, selects, targetOf } from '../wiring/graph';
import { alikeIn, type PodGroup } from '../wiring/pod-group';
import type { Service } from '../wiring/service';
import type { Code, Finding, Severity } from './finding';
import { isSlip } from './slip';

/** The Services that select no pod, though the pods they select are to be their endpoints. */
const unansweredIn = ({ services }: Graph): Service[] =>
  services
    .filter(({ selected }) => selected.length === 0)
    .map(({ service }) => service)
    .filter(({ type, podLabels }) => type !== 'ExternalName' && podLabels.size > 0);

/**
 * The Services that are not judged, because no pods of their namespace are given. They select none and have no finding.
 */
export function unjudged(graph: Graph, findings: readonly Finding[]): Service[] {
  const judged = new Set(findings.map(({ object }) => object));
  return unansweredIn(graph).filter(({ object }) => !judged.has(object));
}

/** Judges the Services that select no pod: whether some pods are surely meant, and what keeps them apart. */
export function selectorFindings(graph: Graph): Finding[] {
  const unanswered = unansweredIn(graph);
  if (unanswered.length === 0) return withoutSelector(graph);
  // Pods that are alike but for their names are looked at once.
  const different = alikeIn(graph.podGroups).flatMap(([first]) => first ?? []);
  const byNamespace = groupBy(different, ({ object }) => object.namespace);

  const found = unanswered.flatMap((service) => {
    const near = byNamespace.get(service.object.namespace) ?? [];
    const slips = near.filter((podGroup) => isMisspelt(service, podGroup));
    return (
      nestedSelector(service) ??
      emptyValue(service) ??
      misspelt(service, slips, graph) ??
      missing(service, near, unanswered, graph) ??
      otherValue(service, near, graph) ??
      otherNamespace(service, different, graph) ??
      selectsNothing(service, near, slips[0]) ??
      []
    );
  });
  return [...withoutSelector(graph), ...found];
}

/**
 * In a file, a Service without a selector may be meant so: its endpoints are made by hand. Of a construct, it is a
 * misspelt const.
 */
const withoutSelector = ({ services }: Graph): Finding[] =>
  services
    .filter(({ service: { object, selector, type } }) => {
      return isConstruct(object) && selector.size === 0 && type !== 'ExternalName';
    })
    .map(({ service: { object } }) => ({
      code: 'no-selector',
      severity: 'problem',
      object,
      path: ['spec'],
      text: `${title(object)} has no selector, so it selects no pod. Give it the labels of its pods, or the annotation ignore-check.wiring/no-selector if you make its endpoints by hand.`,
    }));

/** Whether there are pods to serve. */
const isServing = ({ count, runsToCompletion }: PodGroup): boolean => count > 0 && !runsToCompletion;

/** Whether pods are to serve, and no Service reaches them. */
const isUnreached = (podGroup: PodGroup, { selectedPods }: Graph): boolean =>
  !selectedPods.has(podGroup) && isServing(podGroup);

/** The target port of a Service that pods declare, and that no Service leads to. */
const unreachedTarget = ({ ports }: Service, podGroup: PodGroup, { reachedPorts }: Graph): string | undefined =>
  ports.find((port) => {
    const target = targetOf(port, podGroup);
    return target && isServing(podGroup) && !reachedPorts.has(target);
  })?.targetPort;

type Entry = readonly [key: string, value: string];

const listText = (items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}` : items.join();

const finding = ({ object }: Service, code: Code, severity: Severity, reason: string, where = ''): Finding => ({
  code,
  severity,
  object,
  path: ['spec', 'selector'],
  text: `${title(object)} selects no pod${where}: ${reason}`,
});

/** The labels that a Service asks for and pods do not have. */
const missedBy = ({ podLabels }: Service, { labels }: PodGroup): readonly Entry[] =>
  [...podLabels].filter(([key, value]) => labels.get(key) !== value);

/** The label that pods have instead of an entry of a selector: with another value, or with a misspelt key. */
function insteadOf([key, value]: Entry, { labels }: PodGroup): Entry | undefined {
  const own = labels.get(key);
  if (own !== undefined) return [key, own];
  return [...labels].find((label) => label[1] === value && isSlip(label[0], key));
}

/** What a Service asks for and pods do not have, and what they have instead. */
function differences(service: Service, podGroup: PodGroup): string {
  const missed = missedBy(service, podGroup);
  const instead = missed.map((entry) => {
    const own = insteadOf(entry, podGroup);
    return own ? labelText(own) : `no ${missed.length > 1 ? entry[0] : labelText(entry)}`;
  });
  return `it asks for ${listText(missed.map(labelText))}, and ${title(podGroup.object)} has ${listText(instead)}`;
}

/** A workload has its labels below matchLabels; a Service has not. */
function nestedSelector(service: Service): Finding | undefined {
  const selector = valueAt(service.object.value, 'spec', 'selector');
  const nested = isMap(selector) && Object.entries(selector).find(([, value]) => typeof value === 'object' && value);
  if (!nested) return undefined;
  const reason = `its selector has ${nested[0]}, which the API server refuses. The labels of a Service's selector stand right below selector.`;
  return finding(service, 'nested-selector', 'problem', reason);
}

function emptyValue(service: Service): Finding | undefined {
  const empty = [...service.podLabels].find(([, value]) => value === '');
  if (!empty) return undefined;
  const reason = `its selector has ${empty[0]} without a value, which is kept as an empty text. Give it the value that the pods have.`;
  return finding(service, 'empty-selector-value', 'problem', reason);
}

/** Whether a Service misses pods by a slip in one entry. */
function isMisspelt(service: Service, podGroup: PodGroup): boolean {
  const [first, ...more] = missedBy(service, podGroup);
  if (!first || more.length > 0) return false;
  const own = insteadOf(first, podGroup);
  return own !== undefined && (own[0] !== first[0] || isSlip(own[1], first[1]));
}

function misspelt(service: Service, slips: readonly PodGroup[], graph: Graph): Finding | undefined {
  const meant = slips.find((podGroup) => isUnreached(podGroup, graph) || unreachedTarget(service, podGroup, graph));
  if (!meant) return undefined;
  return finding(service, 'misspelt-label', 'problem', `${differences(service, meant)}. Use the same in both.`);
}

function missing(
  service: Service,
  near: readonly PodGroup[],
  others: readonly Service[],
  graph: Graph,
): Finding | undefined {
  const [meant, ...more] = near.filter(
    (podGroup) => isUnreached(podGroup, graph) && unreachedTarget(service, podGroup, graph),
  );
  if (!meant) return undefined;
  const target = unreachedTarget(service, meant, graph) ?? '';
  if (more.length > 0) {
    const reason = `${title(meant.object)} and ${more.length} more declare its target port ${target}, and no Service reaches them. If one is meant, give it ${listText([...service.podLabels].map(labelText))}.`;
    return finding(service, 'missing-label', 'hint', reason);
  }
  const { namespace } = service.object;
  const rival = others.some(
    (other) => other !== service && other.object.namespace === namespace && unreachedTarget(other, meant, graph),
  );
  const reason = `${differences(service, meant)}, though it declares target port ${target} and no Service reaches it.`;
  if (mayBeGivenLater(service, meant)) {
    const advice = `The missing label may be given while the pods run; if not, write it into ${meant.object.kind === 'Pod' ? 'the pod' : 'the template'}.`;
    return finding(service, 'missing-label', 'hint', `${reason} ${advice}`);
  }
  const advice = `${rival ? 'If it is meant, use' : 'Use'} the same labels in both.`;
  return finding(service, 'missing-label', rival ? 'hint' : 'problem', `${reason} ${advice}`);
}

/**
 * Whether pods have some labels of a selector and lack the others, which an operator may give to them while they run.
 * Where a workload has those itself, they were meant for its template.
 */
function mayBeGivenLater(service: Service, podGroup: PodGroup): boolean {
  const missed = missedBy(service, podGroup);
  const own = labelsAt(podGroup.object.value, 'metadata', 'labels');
  return (
    missed.length < service.podLabels.size &&
    missed.every((entry) => !insteadOf(entry, podGroup)) &&
    !missed.every(([key, value]) => own.get(key) === value)
  );
}

function otherValue(service: Service, near: readonly PodGroup[], graph: Graph): Finding | undefined {
  const meant = near.find(
    (podGroup) =>
      [...service.podLabels.keys()].every((key) => podGroup.labels.has(key)) &&
      unreachedTarget(service, podGroup, graph),
  );
  if (!meant) return undefined;
  const reason = `${differences(service, meant)}, though no Service leads to its port ${unreachedTarget(service, meant, graph) ?? ''}. Use the same in both.`;
  return finding(service, 'other-label-value', 'problem', reason);
}

function otherNamespace(service: Service, podGroups: readonly PodGroup[], graph: Graph): Finding | undefined {
  const { object } = service;
  const elsewhere = podGroups.filter(({ labels }) => selects(service.podLabels, labels));
  const unreached = elsewhere.find((podGroup) => isUnreached(podGroup, graph));
  const meant = unreached ?? elsewhere[0];
  if (!meant) return undefined;
  const { namespace } = meant.object;
  const advice =
    object.hasNamespace && meant.object.hasNamespace
      ? 'Move one of the two.'
      : isConstruct(object)
        ? 'Name the namespace in both.'
        : `Name the namespace in both, or pass -n ${object.hasNamespace ? object.namespace : namespace} if that is where you apply them.`;
  const reason = `${title(meant.object)} has the labels it asks for, but is in namespace ${namespace}. ${advice}`;
  return finding(
    service,
    'other-namespace',
    unreached ? 'problem' : 'hint',
    reason,
    ` in namespace ${object.namespace}`,
  );
}

function selectsNothing(service: Service, near: readonly PodGroup[], slip: PodGroup | undefined): Finding | undefined {
  if (near.length === 0) {
    // In files, they are then given elsewhere.
    return isConstruct(service.object)
      ? finding(service, 'selects-nothing', 'hint', 'there is none in its namespace.')
      : undefined;
  }
  const advice = isConstruct(service.object) ? '' : ' Ignore this if such pods come from elsewhere.';
  const bearer = near.find(({ object }) => selects(service.podLabels, labelsAt(object.value, 'metadata', 'labels')));
  if (bearer) {
    const reason = `${title(bearer.object)} has the labels it asks for, but not in its template, where its pods get theirs from.`;
    return finding(service, 'selects-nothing', 'hint', `${reason}${advice}`);
  }
  const missed = (podGroup: PodGroup) => missedBy(service, podGroup).length;
  const nearest =
    slip ??
    [...near].sort((a, b) => missed(a) - missed(b)).find((podGroup) => missed(podGroup) < service.podLabels.size / 2);
  const reason = nearest
    ? differences(service, nearest)
    : `it asks for ${listText([...service.podLabels].map(labelText))}`;
  return finding(service, 'selects-nothing', 'hint', `${reason}.${advice}`);
}
