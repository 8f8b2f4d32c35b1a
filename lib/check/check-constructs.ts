import type { IConstruct } from 'constructs';
import type { Graph } from '../wiring/graph';
import { type KubeObject, title } from '../wiring/kube-object';
import { check } from './check';
import { type Finding, lineText, type Severity } from './finding';

/** A line for each finding, with the path of its construct. */
export interface ConstructReport {
  readonly problems: readonly string[];
  readonly hints: readonly string[];
}

/**
 * Checks constructs that together are what one cluster holds.
 *
 * @param constructs the construct that each object of the graph comes from
 */
export function checkConstructs(graph: Graph, constructs: ReadonlyMap<KubeObject, IConstruct>): ConstructReport {
  const placeOf = (object: KubeObject) => constructs.get(object)?.node.path ?? '';
  const { findings } = check(graph, placeOf, withoutSelector(graph));
  const lines = (severity: Severity) =>
    findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => `${placeOf(finding.object)}: ${lineText(finding)}`);
  return { problems: lines('problem'), hints: lines('hint') };
}

/** A Service without a selector may be meant so in YAML; of a construct, it is a misspelt const. */
const withoutSelector = ({ services }: Graph): Finding[] =>
  services
    .filter(({ service }) => service.selector.size === 0 && service.type !== 'ExternalName')
    .map(({ service: { object } }) => ({
      code: 'no-selector',
      severity: 'problem',
      object,
      path: ['spec'],
      text: `${title(object)} has no selector, so it selects no pod. Give it the labels of its pods, or the annotation ignore-check.wiring/no-selector if you make its endpoints by hand.`,
    }));
