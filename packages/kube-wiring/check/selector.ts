import { groupBy } from '../group-by';
import { isMap, labelsAt, labelText, valueAt } from '../manifests/fields';
import { title } from '../manifests/kube-object';
import { type Graph, selects, targetOf } from '../wiring/graph';
import { alikeIn, type PodGroup } from '../wiring/pod-group';
import type { Service } from '../wiring/service';
import type { Certainty, Code, Found } from './finding';
import { isSlip } from './slip';

/** A Service that selects no pod, and what it is compared with. */
interface Unanswered {
  readonly service: Service;

  /** All pods, those that are alike but for their names once. */
  readonly podGroups: readonly PodGroup[];

  /** Those of its namespace. */
  readonly near: readonly PodGroup[];

  /** The other Services of its namespace that select no pod. */
  readonly rivals: readonly Service[];
  readonly graph: Graph;
}

/** What is looked for, one after the other, until something is found. */
const rules: readonly ((unanswered: Unanswered) => Found | undefined)[] = [
  nestedSelector,
  noSelector,
  ofControllers,
  emptyValue,
  misspelt,
  missing,
  otherValue,
  otherNamespace,
  selectsNothing,
];

/** The Services that select no pod, though the pods they select are to be their endpoints. */
const unansweredIn = ({ services }: Graph): Service[] =>
  services
    .filter(({ service, selected }) => service.type !== 'ExternalName' && selected.length === 0)
    .map(({ service }) => service);

/** Judges the Services that select no pod: whether some pods are surely meant, and what keeps them apart. */
export function selectorFindings(graph: Graph): Found[] {
  const services = unansweredIn(graph);
  const podGroups = services.length > 0 ? alikeIn(graph.podGroups).flatMap(([first]) => first ?? []) : [];
  const podGroupsOf = groupBy(podGroups, ({ object }) => object.namespace);
  const servicesOf = groupBy(services, ({ object }) => object.namespace);
  return services.flatMap((service) => {
    const { namespace } = service.object;
    const near = podGroupsOf.get(namespace) ?? [];
    const rivals = (servicesOf.get(namespace) ?? []).filter((other) => other !== service);
    return firstFound({ service, podGroups, near, rivals, graph }) ?? [];
  });
}

function firstFound(unanswered: Unanswered): Found | undefined {
  for (const rule of rules) {
    const found = rule(unanswered);
    if (found) return found;
  }
  return undefined;
}

/** The Services that are not judged, because no pods of their namespace are given. */
export function unjudgedIn({ services }: Graph, found: readonly Found[]): Service[] {
  const open = new Set(
    found
      .filter(({ code, certainty }) => code === 'selects-nothing' && certainty === 'possible')
      .map(({ object }) => object),
  );
  return services
    .map(({ service }) => service)
    .filter(({ object, podLabels }) => open.has(object) && podLabels.size > 0);
}

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

const found = ({ object }: Service, code: Code, certainty: Certainty, reason: string, where = ''): Found => ({
  code,
  certainty,
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
function nestedSelector({ service }: Unanswered): Found | undefined {
  const selector = valueAt(service.object.value, 'spec', 'selector');
  const nested = isMap(selector) && Object.entries(selector).find(([, value]) => typeof value === 'object' && value);
  if (!nested) return undefined;
  const reason = `its selector has ${nested[0]}, which the API server refuses. The labels of a Service's selector stand right below selector.`;
  return found(service, 'nested-selector', 'certain', reason);
}

/** In a file, a Service without a selector may be meant so: its endpoints are made by hand. */
function noSelector({ service: { object, selector } }: Unanswered): Found | undefined {
  if (selector.size > 0) return undefined;
  const text = `${title(object)} has no selector, so it selects no pod. Give it the labels of its pods.`;
  return { code: 'no-selector', certainty: 'possible', object, path: ['spec'], text };
}

/** Which pods get the labels that controllers give is not known. */
function ofControllers({ service }: Unanswered): Found | undefined {
  if (service.podLabels.size > 0) return undefined;
  return found(service, 'selects-nothing', 'possible', 'there is none that a controller makes in its namespace.');
}

function emptyValue({ service }: Unanswered): Found | undefined {
  const empty = [...service.podLabels].find(([, value]) => value === '');
  if (!empty) return undefined;
  const reason = `its selector has ${empty[0]} without a value, which is kept as an empty text. Give it the value that the pods have.`;
  return found(service, 'empty-selector-value', 'certain', reason);
}

/** Whether a Service misses pods by a slip in one entry. */
function isMisspelt(service: Service, podGroup: PodGroup): boolean {
  const [first, ...more] = missedBy(service, podGroup);
  if (!first || more.length > 0) return false;
  const own = insteadOf(first, podGroup);
  return own !== undefined && (own[0] !== first[0] || isSlip(own[1], first[1]));
}

function misspelt({ service, near, graph }: Unanswered): Found | undefined {
  const meant = near
    .filter((podGroup) => isMisspelt(service, podGroup))
    .find((podGroup) => isUnreached(podGroup, graph) || unreachedTarget(service, podGroup, graph));
  if (!meant) return undefined;
  return found(service, 'misspelt-label', 'certain', `${differences(service, meant)}. Use the same in both.`);
}

function missing({ service, near, rivals, graph }: Unanswered): Found | undefined {
  const [meant, ...more] = near.filter(
    (podGroup) => isUnreached(podGroup, graph) && unreachedTarget(service, podGroup, graph),
  );
  if (!meant) return undefined;
  if (more.length > 0) {
    const target = unreachedTarget(service, meant, graph) ?? '';
    const reason = `${title(meant.object)} and ${more.length} more declare its target port ${target}, and no Service reaches them. If one is meant, give it ${listText([...service.podLabels].map(labelText))}.`;
    return found(service, 'missing-label', 'likely', reason);
  }
  const reason = `${differences(service, meant)}, though it declares target port ${unreachedTarget(service, meant, graph) ?? ''} and no Service reaches it.`;
  if (mayBeGivenLater(service, meant)) {
    const advice = `The missing label may be given while the pods run; if not, write it into ${meant.object.kind === 'Pod' ? 'the pod' : 'the template'}.`;
    return found(service, 'missing-label', 'likely', `${reason} ${advice}`);
  }
  const rival = rivals.some((other) => unreachedTarget(other, meant, graph));
  const advice = `${rival ? 'If it is meant, use' : 'Use'} the same labels in both.`;
  return found(service, 'missing-label', rival ? 'likely' : 'certain', `${reason} ${advice}`);
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

function otherValue({ service, near, graph }: Unanswered): Found | undefined {
  const meant = near.find(
    (podGroup) =>
      [...service.podLabels.keys()].every((key) => podGroup.labels.has(key)) &&
      unreachedTarget(service, podGroup, graph),
  );
  if (!meant) return undefined;
  const reason = `${differences(service, meant)}, though no Service leads to its port ${unreachedTarget(service, meant, graph) ?? ''}. Use the same in both.`;
  return found(service, 'other-label-value', 'certain', reason);
}

function otherNamespace({ service, podGroups, graph }: Unanswered): Found | undefined {
  const { namespace, hasNamespace } = service.object;
  const elsewhere = podGroups.filter(({ labels }) => selects(service.podLabels, labels));
  const unreached = elsewhere.find((podGroup) => isUnreached(podGroup, graph));
  const { object } = unreached ?? elsewhere[0] ?? {};
  if (!object) return undefined;
  const named = hasNamespace ? namespace : object.namespace;
  const advice =
    hasNamespace && object.hasNamespace
      ? { text: 'Move one of the two.' }
      : { text: 'Name the namespace in both.', inFiles: `If you apply them to namespace ${named}, pass -n ${named}.` };
  const reason = `${title(object)} has the labels it asks for, but is in namespace ${object.namespace}. ${advice.text}`;
  const certainty = unreached ? 'certain' : 'likely';
  return {
    ...found(service, 'other-namespace', certainty, reason, ` in namespace ${namespace}`),
    inFiles: advice.inFiles,
  };
}

function selectsNothing({ service, near }: Unanswered): Found {
  if (near.length === 0) return found(service, 'selects-nothing', 'possible', 'there is none in its namespace.');
  return {
    ...found(service, 'selects-nothing', 'likely', nearestTo(service, near)),
    inFiles: 'Ignore this if such pods come from elsewhere.',
  };
}

/** What keeps a Service apart from the pods that have most of its labels. */
function nearestTo(service: Service, near: readonly PodGroup[]): string {
  const bearer = near.find(({ object }) => selects(service.podLabels, labelsAt(object.value, 'metadata', 'labels')));
  if (bearer) {
    return `${title(bearer.object)} has the labels it asks for, but not in its template, where its pods get theirs from.`;
  }
  const missed = (podGroup: PodGroup) => missedBy(service, podGroup).length;
  const nearest =
    near.find((podGroup) => isMisspelt(service, podGroup)) ??
    [...near].sort((a, b) => missed(a) - missed(b)).find((podGroup) => missed(podGroup) < service.podLabels.size / 2);
  return nearest
    ? `${differences(service, nearest)}.`
    : `it asks for ${listText([...service.podLabels].map(labelText))}.`;
}
