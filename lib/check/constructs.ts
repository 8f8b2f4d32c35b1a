import { title } from '../manifests/kube-object';
import type { Graph, WiredService } from '../wiring/graph';
import type { Code, Finding } from './finding';

/** What is said of a Service that reaches no pod, surely or perhaps. */
const missing: ReadonlySet<Code> = new Set<Code>([
  'missing-label',
  'other-namespace',
  'selects-nothing',
  'other-protocol',
  'undeclared-port',
  'unknown-port-name',
]);

/**
 * Makes a problem of each finding about a Service construct that reaches no pod. In files its pods may come from elsewhere; in an app of constructs
 * they are at hand, and what is meant is accepted in a line.
 */
export function strictInConstructs(findings: readonly Finding[], { services }: Graph): Finding[] {
  const unanswered = new Set(services.filter(reachesNothing).map(({ service }) => service.object));
  return findings.map((finding) => {
    const { code, severity, object } = finding;
    if (severity === 'problem' || !missing.has(code) || !unanswered.has(object)) return finding;
    const accept = `If it is meant so, give ${title(object)} the annotation ignore-check.wiring/${code} with the reason.`;
    return { ...finding, severity: 'problem', text: `${finding.text} ${accept}` };
  });
}

/** Whether a Service of a construct selects nothing, or its pods declare ports and none is its target. A headless one gives addresses. */
function reachesNothing({ service, selected, wires }: WiredService): boolean {
  if (!('construct' in service.object.place)) return false;
  const declare = selected.some(({ ports }) => ports.length > 0);
  return selected.length === 0 || (!service.headless && declare && wires.every(({ to }) => !to));
}
