import { groupBy } from '../group-by';
import { labelsAt, labelText } from '../wiring/fields';
import { type Graph, selects, targetOf } from '../wiring/graph';
import { title } from '../wiring/kube-object';
import type { Pods } from '../wiring/pods';
import type { Service } from '../wiring/service';
import type { Code, Finding, Severity } from './finding';
import { isSlip } from './slip';

/** The Services that select no pod, though the pods they select are to be their endpoints. */
const unansweredIn = ({ services }: Graph): Service[] =>
  services
    .filter(({ selected }) => selected.length === 0)
    .map(({ service }) => service)
    .filter(({ type, podLabels }) => type !== 'ExternalName' && podLabels.size > 0);

/** The Services that are not judged, because no pods of their namespace are given. They select none and have no finding. */
export function unjudged(graph: Graph, findings: readonly Finding[]): Service[] {
  const judged = new Set(findings.map(({ object }) => object));
  return unansweredIn(graph).filter(({ object }) => !judged.has(object));
}

/** Judges the Services that select no pod: whether some pods are surely meant, and what keeps them apart. */
export function selectorFindings(graph: Graph): Finding[] {
  const unanswered = unansweredIn(graph);
  if (unanswered.length === 0) return [];
  // Pods that are alike but for their names are looked at once.
  const alike = groupBy(graph.pods, ({ object, labels, ports, ends }) =>
    JSON.stringify([object.namespace, [...labels], ports, ends]),
  );
  const different = [...alike.values()].flatMap(([first]) => first ?? []);
  const byNamespace = groupBy(different, ({ object }) => object.namespace);

  return unanswered.flatMap((one) => {
    const near = byNamespace.get(one.object.namespace) ?? [];
    const slips = near.filter((pods) => isMisspelt(one, pods));
    return (
      emptyValue(one) ??
      misspelt(one, slips, graph) ??
      missing(one, near, unanswered, graph) ??
      otherValue(one, near, graph) ??
      otherNamespace(one, different, graph) ??
      nothing(one, near, slips[0]) ??
      []
    );
  });
}

/** Whether pods are to serve, and no Service reaches them. */
const isLoose = (pods: Pods, { selectedPods }: Graph): boolean => !selectedPods.has(pods) && !pods.ends;

/** The target port of a Service that pods declare, and that no Service leads to. */
const looseTarget = ({ ports }: Service, pods: Pods, { reachedPorts }: Graph): string | undefined =>
  ports.find((port) => {
    const target = targetOf(port, pods);
    return target && !pods.ends && !reachedPorts.has(target);
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
const missedBy = ({ podLabels }: Service, { labels }: Pods): readonly Entry[] =>
  [...podLabels].filter(([key, value]) => labels.get(key) !== value);

/** The label that pods have instead of an entry of a selector: with another value, or with a misspelt key. */
function insteadOf([key, value]: Entry, { labels }: Pods): Entry | undefined {
  const own = labels.get(key);
  if (own !== undefined) return [key, own];
  return [...labels].find((label) => label[1] === value && isSlip(label[0], key));
}

/** What a Service asks for and pods do not have, and what they have instead. */
function differences(one: Service, pods: Pods): string {
  const missed = missedBy(one, pods);
  const instead = missed.map((entry) => {
    const own = insteadOf(entry, pods);
    return own ? labelText(own) : `no ${missed.length > 1 ? entry[0] : labelText(entry)}`;
  });
  return `it asks for ${listText(missed.map(labelText))}, and ${title(pods.object)} has ${listText(instead)}`;
}

function emptyValue(one: Service): Finding | undefined {
  const empty = [...one.podLabels].find(([, value]) => value === '');
  if (!empty) return undefined;
  const reason = `its selector has ${empty[0]} without a value, which is kept as an empty text. Give it the value that the pods have.`;
  return finding(one, 'empty-selector-value', 'problem', reason);
}

/** Whether a Service misses pods by a slip in one entry. */
function isMisspelt(one: Service, pods: Pods): boolean {
  const [first, ...more] = missedBy(one, pods);
  if (!first || more.length > 0) return false;
  const own = insteadOf(first, pods);
  return own !== undefined && (own[0] !== first[0] || isSlip(own[1], first[1]));
}

function misspelt(one: Service, slips: readonly Pods[], graph: Graph): Finding | undefined {
  const meant = slips.find((pods) => isLoose(pods, graph) || looseTarget(one, pods, graph));
  if (!meant) return undefined;
  return finding(one, 'misspelt-label', 'problem', `${differences(one, meant)}. Use the same in both.`);
}

function missing(one: Service, near: readonly Pods[], others: readonly Service[], graph: Graph): Finding | undefined {
  const [meant, ...more] = near.filter((pods) => isLoose(pods, graph) && looseTarget(one, pods, graph));
  if (!meant) return undefined;
  const target = looseTarget(one, meant, graph) ?? '';
  if (more.length > 0) {
    const reason = `${title(meant.object)} and ${more.length} more declare its target port ${target}, and no Service reaches them. If one is meant, give it ${listText([...one.podLabels].map(labelText))}.`;
    return finding(one, 'missing-label', 'hint', reason);
  }
  const { namespace } = one.object;
  const rival = others.some(
    (other) => other !== one && other.object.namespace === namespace && looseTarget(other, meant, graph),
  );
  const reason = `${differences(one, meant)}, though it declares target port ${target} and no Service reaches it. ${rival ? 'If it is meant, use' : 'Use'} the same labels in both.`;
  return finding(one, 'missing-label', rival ? 'hint' : 'problem', reason);
}

function otherValue(one: Service, near: readonly Pods[], graph: Graph): Finding | undefined {
  const meant = near.find(
    (pods) => [...one.podLabels.keys()].every((key) => pods.labels.has(key)) && looseTarget(one, pods, graph),
  );
  if (!meant) return undefined;
  const reason = `${differences(one, meant)}, though no Service leads to its port ${looseTarget(one, meant, graph) ?? ''}. Use the same in both.`;
  return finding(one, 'other-label-value', 'problem', reason);
}

function otherNamespace(one: Service, pods: readonly Pods[], graph: Graph): Finding | undefined {
  const { object } = one;
  const elsewhere = pods.filter(({ labels }) => selects(one.podLabels, labels));
  const loose = elsewhere.find((pods) => isLoose(pods, graph));
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

function nothing(one: Service, near: readonly Pods[], slip: Pods | undefined): Finding | undefined {
  if (near.length === 0) return undefined;
  const advice = 'Ignore this if such pods come from elsewhere.';
  const bearer = near.find(({ object }) => selects(one.podLabels, labelsAt(object.value, 'metadata', 'labels')));
  if (bearer) {
    const reason = `${title(bearer.object)} has the labels it asks for, but not in its template, where its pods get theirs from.`;
    return finding(one, 'selects-nothing', 'hint', `${reason} ${advice}`);
  }
  const missed = (pods: Pods) => missedBy(one, pods).length;
  const nearest =
    slip ?? [...near].sort((a, b) => missed(a) - missed(b)).find((pods) => missed(pods) < one.podLabels.size / 2);
  const reason = nearest ? differences(one, nearest) : `it asks for ${listText([...one.podLabels].map(labelText))}`;
  return finding(one, 'selects-nothing', 'hint', `${reason}. ${advice}`);
}
