import { isComplete, isConstruct, isMeantForManifest, type KubeObject, title } from '../manifests/kube-object';
import type { Unread } from '../manifests/read-manifests';
import type { Graph } from '../wiring/graph';
import type { Code, Finding, Found } from './finding';
import { asksOperator, isCustom } from './operators';
import { reachesNothing } from './unreached';

/** What is said of a Service that reaches no pod, and of a route that reaches no Service. */
const ofUnanswered: ReadonlySet<Code> = new Set<Code>([
  'no-selector',
  'misspelt-label',
  'missing-label',
  'other-label-value',
  'other-namespace',
  'selects-nothing',
  'unknown-port-name',
  'other-protocol',
  'undeclared-port',
  'unknown-service',
]);

/** What is only certain where all that is applied is given: that pods have no other Service, or a Service no other pods. */
const ofMissing: ReadonlySet<Code> = new Set<Code>([
  'missing-label',
  'other-label-value',
  'other-namespace',
  'unknown-service',
  'copied-selector',
]);

/** What makes a finding weigh more or less than its rule says. */
interface Weights {
  /** The Services and routes of constructs that lead to nothing, where nothing certain says why. */
  readonly strict: ReadonlySet<KubeObject>;

  /** The Services that select nothing, and ask for a label that an operator makes. */
  readonly ofOperators: ReadonlySet<KubeObject>;

  /** Whether something that may be a manifest could not be read. */
  readonly isPart: boolean;
}

/**
 * Makes problems and hints of what the rules find. In files, the pods of a Service may come from elsewhere; in an app
 * of constructs all are at hand, so what is found of a Service that reaches none is a problem, and what is intended is
 * accepted in a line. So it is with routes and their Services. Labels that an operator makes are a hint at most, and what
 * could not be read may hold what is missing.
 *
 * @param unread what could not be read; if left out, nothing
 */
export function findingsOf(found: readonly Found[], graph: Graph, unread: readonly Unread[] = []): Finding[] {
  const ofOperators = ofOperatorsIn(graph);
  const isPart =
    unread.some(({ mayBeManifest }) => mayBeManifest) ||
    graph.objects.some((object) => !isComplete(object) && isMeantForManifest(object.value));
  const strict = new Set(
    unexplainedIn(graph, found).filter((object) => isConstruct(object) && !ofOperators.has(object)),
  );
  return found.flatMap((one) => findingOf(one, { strict, ofOperators, isPart }) ?? []);
}

function findingOf(found: Found, { strict, ofOperators, isPart }: Weights): Finding | undefined {
  const { certainty, inFiles, ...about } = found;
  const { object, code } = about;
  const isUnanswered = ofUnanswered.has(code);
  if (certainty !== 'certain' && isUnanswered && strict.has(object)) {
    const accept = `If that is intended, give ${title(object)} the annotation ignore-check.wiring/${code} with the reason.`;
    return { ...about, severity: 'problem', text: `${about.text} ${accept}` };
  }
  if (certainty === 'certain' && isPart && ofMissing.has(code)) {
    return { ...about, severity: 'hint', text: `${about.text} What could not be read may hold what is missing.` };
  }
  if (certainty === 'possible') return undefined;
  const isSure = certainty === 'certain' && !(isUnanswered && ofOperators.has(object));
  const text = inFiles && !isConstruct(object) ? `${about.text} ${inFiles}` : about.text;
  return { ...about, severity: isSure ? 'problem' : 'hint', text };
}

function ofOperatorsIn({ services, objects }: Graph): ReadonlySet<KubeObject> {
  const custom = objects.filter(isCustom);
  return new Set(
    services.flatMap(({ service, selected }) =>
      selected.length === 0 && asksOperator(service, custom) ? [service.object] : [],
    ),
  );
}

/** The routes, and the Services that reach nothing, but for those of which something certain, of their pods too, says why. */
function unexplainedIn({ services, routes }: Graph, found: readonly Found[]): KubeObject[] {
  const certain = new Set(found.flatMap(({ certainty, object }) => (certainty === 'certain' ? [object] : [])));
  const unexplained = services.filter(
    (wired) => reachesNothing(wired) && ![wired.service, ...wired.selected].some(({ object }) => certain.has(object)),
  );
  return [...unexplained.map(({ service }) => service.object), ...routes.map(({ object }) => object)];
}
