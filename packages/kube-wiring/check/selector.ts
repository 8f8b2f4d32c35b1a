import { groupBy } from '../group-by';
import { isMap, labelsAt, textAt, valueAt } from '../manifests/fields';
import { title } from '../manifests/kube-object';
import { type Graph, selects } from '../wiring/graph';
import { alikeIn, type PodGroup } from '../wiring/pod-group';
import type { Service } from '../wiring/service';
import type { Certainty, Code, Found } from './finding';
import { differences, isMisspelt, labelsText, mayBeGivenLater, missedBy } from './apart';
import { shows } from './listening';
import { isCustom, isGivenByOperator } from './operators';
import { isUnreached, unreachedTarget } from './unreached';

/** A Service that selects no pod, and what it is compared with. */
interface Unanswered {
  readonly service: Service;

  /** All pods; of those that are alike but for their names one. */
  readonly podGroups: readonly PodGroup[];

  /** Those of its namespace; of those that are alike the one of the Service's own name, if there is one. */
  readonly near: readonly PodGroup[];

  /** The other Services of its namespace that select no pod. */
  readonly rivals: readonly Service[];
  readonly graph: Graph;
}

type Rule = (unanswered: Unanswered) => Found | undefined;

/** What is looked for first, whoever has the labels. */
const ofSelector: readonly Rule[] = [invalidSelector, noSelector, ofControllers, emptyValue, misspelt];

/** What is looked for where nobody has them. */
const ofPods: readonly Rule[] = [missing, otherValue, otherNamespace, selectsNothing];

/** The Services that select no pod, though the pods they select are to be their endpoints. */
const unansweredIn = ({ services }: Graph): Service[] =>
  services
    .filter(({ service, selected }) => service.type !== 'ExternalName' && selected.length === 0)
    .map(({ service }) => service);

/** Judges the Services that select no pod: whether some pods are surely meant, and what keeps them apart. */
export function selectorFindings(graph: Graph): Found[] {
  const services = unansweredIn(graph);
  const alike = services.length > 0 ? alikeIn(graph.podGroups) : [];
  const podGroups = alike.flatMap((same) => same.slice(0, 1));
  const alikeOf = groupBy(alike, ([first]) => first?.object.namespace);
  const rivalsOf = groupBy(services, ({ object }) => object.namespace);
  const custom = graph.objects.filter(isCustom);
  return services.flatMap((service) => {
    const { name, namespace } = service.object;
    const ofName = (same: readonly PodGroup[]) => same.find(({ object }) => object.name === name) ?? same.slice(0, 1);
    const near = (alikeOf.get(namespace) ?? []).flatMap(ofName);
    const rivals = (rivalsOf.get(namespace) ?? []).filter((other) => other !== service);
    const unanswered = { service, podGroups, near, rivals, graph };
    const found = first(ofSelector, unanswered);
    if (found || isGivenByOperator(service, custom)) return found ?? [];
    return first(ofPods, unanswered) ?? [];
  });
}

/** What the first rule finds that finds something. */
function first(rules: readonly Rule[], unanswered: Unanswered): Found | undefined {
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

const found = ({ object }: Service, code: Code, certainty: Certainty, reason: string, where = ''): Found => ({
  code,
  certainty,
  object,
  path: ['spec', 'selector'],
  text: `${title(object)} selects no pod${where}: ${reason}`,
});

/** A workload has its labels below matchLabels; a Service has not. */
function invalidSelector({ service }: Unanswered): Found | undefined {
  const selector = valueAt(service.object.value, 'spec', 'selector') ?? {};
  const nested = isMap(selector) && Object.entries(selector).find(([, value]) => typeof value === 'object' && value);
  if (isMap(selector) && !nested) return undefined;
  const given = nested ? `has ${nested[0]}` : Array.isArray(selector) ? 'is a list' : `is the text ${textAt(selector)}`;
  const reason = `its selector ${given}, which the API server refuses. The labels of a Service's selector stand right below selector, as app: web does.`;
  return found(service, 'invalid-selector', 'certain', reason);
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

function misspelt({ service, near, graph }: Unanswered): Found | undefined {
  const meant = near
    .filter((podGroup) => isMisspelt(service, podGroup))
    .find((podGroup) => isUnreached(podGroup, graph) || unreachedTarget(service, podGroup, graph));
  if (!meant) return undefined;
  return found(service, 'misspelt-label', 'certain', `${differences(service, meant)}. Use the same in both.`);
}

/** Unreached pods that listen on the target port: those with the Service's own name, if there are any. */
function listeningTo({ service, near, graph }: Unanswered): readonly PodGroup[] {
  const unreached = near.filter((podGroup) => isUnreached(podGroup, graph));
  const declare = unreached.filter((podGroup) => unreachedTarget(service, podGroup, graph));
  const own = unreached.filter(
    (podGroup) =>
      hasNameOf(service, podGroup) && (declare.includes(podGroup) || shownTarget(service, podGroup) !== undefined),
  );
  return own.length > 0 ? own : declare;
}

const hasNameOf = (service: Service, { object }: PodGroup): boolean => object.name === service.object.name;

/** Unreached pods that listen on the target port are meant, if no others do. */
function missing(unanswered: Unanswered): Found | undefined {
  const { service, rivals, graph } = unanswered;
  const [meant, ...more] = listeningTo(unanswered);
  if (!meant) return undefined;
  const declared = unreachedTarget(service, meant, graph);
  const target = declared ?? shownTarget(service, meant) ?? '';
  if (more.length > 0) {
    const reason = `${title(meant.object)} and ${more.length} more declare its target port ${target}, and no Service reaches them. If one is meant, give it ${labelsText(service.podLabels)}.`;
    return found(service, 'missing-label', 'likely', reason);
  }
  const reason = `${differences(service, meant)}, though it ${declared ? 'declares' : 'listens on'} target port ${target} and no Service reaches it.`;
  if (mayBeGivenLater(service, meant)) {
    const advice = `The missing label may be given while the pods run; if not, write it into ${meant.object.kind === 'Pod' ? 'the pod' : 'the template'}.`;
    return found(service, 'missing-label', 'likely', `${reason} ${advice}`);
  }
  const rival = !hasNameOf(service, meant) && rivals.some((other) => unreachedTarget(other, meant, graph));
  const advice = `${rival ? 'If it is meant, use' : 'Use'} the same labels in both.`;
  return found(service, 'missing-label', rival ? 'likely' : 'certain', `${reason} ${advice}`);
}

/** The target port of a Service that pods show to listen on, where they declare none. */
const shownTarget = ({ ports }: Service, podGroup: PodGroup): string | undefined =>
  podGroup.ports.length === 0 ? ports.find(({ targetPort }) => shows(podGroup, targetPort))?.targetPort : undefined;

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

function selectsNothing({ service, near, graph }: Unanswered): Found {
  if (near.length === 0) return found(service, 'selects-nothing', 'possible', 'there is none in its namespace.');
  const bearer = near.find(({ object }) => selects(service.podLabels, labelsAt(object.value, 'metadata', 'labels')));
  const nearest = nearestTo(service, near, graph);
  const reason = bearer
    ? `${title(bearer.object)} has the labels it asks for, but not in its template, where its pods get theirs from.`
    : `${nearest ? differences(service, nearest) : `it asks for ${labelsText(service.podLabels)}`}.`;
  return {
    ...found(service, 'selects-nothing', 'likely', reason),
    inFiles: 'Ignore this if such pods come from elsewhere.',
  };
}

/** The pods that a Service may mean: by a slip, by the port or name of unreached ones, or by most of the labels. */
function nearestTo(service: Service, near: readonly PodGroup[], graph: Graph): PodGroup | undefined {
  const unreached = near.filter((podGroup) => isUnreached(podGroup, graph));
  const missed = (podGroup: PodGroup) => missedBy(service, podGroup).length;
  return (
    near.find((podGroup) => isMisspelt(service, podGroup)) ??
    unreached.find((podGroup) => shownTarget(service, podGroup)) ??
    unreached.find((podGroup) => hasNameOf(service, podGroup)) ??
    [...near].sort((a, b) => missed(a) - missed(b)).find((podGroup) => missed(podGroup) < service.podLabels.size / 2)
  );
}
