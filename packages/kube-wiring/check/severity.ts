import { isComplete, isConstruct, isMeantForManifest, title } from '../manifests/kube-object';
import type { Unread } from '../manifests/read-manifests';
import type { Graph, WiredService } from '../wiring/graph';
import type { Certainty, Code, Finding, Found, Severity } from './finding';
import { asksOperator } from './operators';

const severities: Readonly<Record<Certainty, Severity | undefined>> = {
  certain: 'problem',
  likely: 'hint',
  possible: undefined,
};

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

/**
 * Makes problems and hints of what the rules find. In files, the pods of a Service may come from elsewhere; in an app
 * of constructs all are at hand, so what is found of a Service that reaches none is a problem, and what is intended is
 * accepted in a line. So it is with routes and their Services. Labels that an operator makes are a hint at most, and what
 * could not be read may hold what is missing.
 */
export function findingsOf(
  found: readonly Found[],
  { objects, services, routes }: Graph,
  unread: readonly Unread[] = [],
): Finding[] {
  const isPart =
    unread.some(({ mayBeManifest }) => mayBeManifest) ||
    objects.some((object) => !isComplete(object) && isMeantForManifest(object.value));
  const certain = new Set(found.flatMap(({ certainty, object }) => (certainty === 'certain' ? [object] : [])));
  // What is certain of it or its pods explains what else is found of it.
  const isExplained = ({ service, selected }: WiredService) =>
    [service, ...selected].some(({ object }) => certain.has(object));
  const ofOperators = new Set(
    services.flatMap(({ service, selected }) =>
      selected.length === 0 && asksOperator(service, objects) ? [service.object] : [],
    ),
  );
  const unanswered = [
    ...services.filter((wired) => reachesNothing(wired) && !isExplained(wired)).map(({ service }) => service.object),
    ...routes.map(({ object }) => object),
  ];
  const strict = new Set(unanswered.filter((object) => isConstruct(object) && !ofOperators.has(object)));
  return found.flatMap(({ certainty, inFiles, ...about }): Finding[] => {
    const { object, code, text } = about;
    const isUnanswered = ofUnanswered.has(code);
    if (certainty !== 'certain' && isUnanswered && strict.has(object)) {
      const accept = `If that is intended, give ${title(object)} the annotation ignore-check.wiring/${code} with the reason.`;
      return [{ ...about, severity: 'problem', text: `${text} ${accept}` }];
    }
    if (isPart && certainty === 'certain' && ofMissing.has(code)) {
      return [{ ...about, severity: 'hint', text: `${text} What could not be read may hold what is missing.` }];
    }
    const severity =
      severities[isUnanswered && ofOperators.has(object) && certainty === 'certain' ? 'likely' : certainty];
    if (!severity) return [];
    return [{ ...about, severity, text: inFiles && !isConstruct(object) ? `${text} ${inFiles}` : text }];
  });
}

/** Whether a Service selects nothing, or its pods declare ports and none is its target. A headless one gives addresses. */
export function reachesNothing({ service, selected, wires }: WiredService): boolean {
  const declare = selected.some(({ count, ports }) => count > 0 && ports.length > 0);
  return selected.length === 0 || (!service.headless && declare && wires.every(({ to }) => !to));
}
