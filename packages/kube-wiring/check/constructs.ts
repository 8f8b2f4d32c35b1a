import { groupBy } from '../group-by';
import { isConstruct, title } from '../manifests/kube-object';
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
 * Makes a problem of what is found, or is not, of a Service construct that reaches no pod. In files its pods may come
 * from elsewhere; in an app of constructs they are at hand, and what is intended is accepted in a line.
 */
export function strictInConstructs(findings: readonly Finding[], { services }: Graph): Finding[] {
  const byObject = groupBy(findings, ({ object }) => object);
  const ownOf = ({ service }: WiredService) => byObject.get(service.object) ?? [];
  const passed = services
    .filter(reachesNothing)
    .filter((wired) => ownOf(wired).every(({ severity }) => severity === 'hint'));
  const strict = passed.flatMap((wired) => {
    const hints = ownOf(wired).filter(({ code }) => missing.has(code));
    return (hints.length > 0 ? hints : [plainFinding(wired)]).map(asProblem);
  });
  const replaced = new Set(passed.map(({ service }) => service.object));
  return [...findings.filter(({ object, code }) => !(replaced.has(object) && missing.has(code))), ...strict];
}

/**
 * Whether a Service of a construct selects nothing, or its pods declare ports and none is its target. A headless one
 * gives addresses.
 */
function reachesNothing({ service, selected, wires }: WiredService): boolean {
  if (!isConstruct(service.object) || service.selector.size === 0) return false;
  const declare = selected.some(({ count, ports }) => count > 0 && ports.length > 0);
  return selected.length === 0 || (!service.headless && declare && wires.every(({ to }) => !to));
}

/** What to say of a Service that reaches nothing where no rule says more. */
function plainFinding({ service: { object, ports }, selected }: WiredService): Finding {
  const [first] = ports;
  return selected.length === 0
    ? {
        code: 'selects-nothing',
        severity: 'hint',
        object,
        path: ['spec', 'selector'],
        text: `${title(object)} selects no pod.`,
      }
    : {
        code: 'undeclared-port',
        severity: 'hint',
        object,
        path: first?.path ?? ['spec'],
        text: `${title(object)} sends to port ${first?.targetPort ?? ''}, which none of its pods declares.`,
      };
}

function asProblem(finding: Finding): Finding {
  const { object, code, text } = finding;
  const accept = `If that is intended, give ${title(object)} the annotation ignore-check.wiring/${code} with the reason.`;
  return { ...finding, severity: 'problem', text: `${text} ${accept}` };
}
