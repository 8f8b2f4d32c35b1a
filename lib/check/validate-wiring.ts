import type { Chart } from 'cdk8s';
import { objectsOf } from '../synth/chart-objects';
import { type Graph, graphOf } from '../wiring/graph';
import { check } from './check';
import type { Severity } from './finding';
import { reportLines } from './report';

/**
 * Makes synth refuse charts whose Services miss their pods: App.synth(), and Testing.synth() of any chart of the app, throw an error with a line
 * for each problem before anything is written. The line begins with the path of the faulty construct.
 *
 * @param charts the charts that are applied to one cluster together
 * @see https://cdk8s.io/docs/latest/basics/validations/
 */
export function validateWiring(...charts: readonly Chart[]): void {
  // cdk8s runs each validation of an app once.
  charts[0]?.node.addValidation({ validate: () => linesOf('problem', graphOf(objectsOf(...charts))) });
}

/** A line for each hint about the wiring of constructs, with the path of the construct. */
export const wiringHints = (graph: Graph): string[] => linesOf('hint', graph);

const linesOf = (severity: Severity, graph: Graph): string[] =>
  reportLines(check(graph).findings.filter((finding) => finding.severity === severity)).map(({ text }) => text);
