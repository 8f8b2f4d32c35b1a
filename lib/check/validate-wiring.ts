import type { Chart } from 'cdk8s';
import type { IValidation } from 'constructs';
import { objectsOf } from '../synth/chart-objects';
import { type Graph, graphOf } from '../wiring/graph';
import { check } from './check';
import type { Finding, Severity } from './finding';
import { reportLines } from './report';

/** Validates the wiring of charts, and remembers what it saw: that is what synth writes. */
export class WiringValidation implements IValidation {
  /** The Services and pods of the charts when synth validated them last; none before. */
  graph: Graph = graphOf([]);

  private findings: readonly Finding[] = [];

  constructor(private readonly charts: readonly Chart[]) {}

  /** A line for each problem, with the path of the faulty construct. */
  validate(): string[] {
    this.graph = graphOf(objectsOf(...this.charts));
    this.findings = check(this.graph).findings;
    return this.linesOf('problem');
  }

  /** A line for each hint that the last validation found, with the path of the construct. */
  hints(): string[] {
    return this.linesOf('hint');
  }

  private linesOf(severity: Severity): string[] {
    return reportLines(this.findings.filter((finding) => finding.severity === severity)).map(({ text }) => text);
  }
}

/**
 * Makes synth refuse charts whose Services miss their pods: App.synth(), and Testing.synth() of any chart of the app,
 * throw an error with a line for each problem before anything is written.
 *
 * @param first a chart, with the charts within it
 * @param more the other charts that are applied to the same cluster
 */
export function validateWiring(first: Chart, ...more: readonly Chart[]): WiringValidation {
  const validation = new WiringValidation([first, ...more]);
  // cdk8s runs each validation of an app once.
  first.node.addValidation(validation);
  return validation;
}
