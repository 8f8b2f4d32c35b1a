import { ApiObject, type Chart } from 'cdk8s';
import { check } from './check/check';
import type { Severity } from './check/finding';
import { located, locatedText } from './check/located';
import { type KubeObject, objectsIn } from './manifests/kube-object';
import { graphOf } from './wiring/graph';

/**
 * The objects that charts synthesize, those of charts within them as well.
 *
 * @param charts the charts that are applied to one cluster together
 */
export function objectsOf(...charts: readonly Chart[]): KubeObject[] {
  const constructs = new Set(charts.flatMap((chart) => chart.node.findAll()));
  return [...constructs]
    .filter((construct) => ApiObject.isApiObject(construct))
    .flatMap((object) => objectsIn(object.toJson(), { construct: object.node.path }));
}

/** What there is to say of charts besides what synth refuses. */
export interface Wiring {
  /** A line for each hint, with the path of the construct: what may be meant so. */
  readonly hints: () => string[];
}

/**
 * Makes synth refuse charts whose Services miss their pods or whose routes miss their Services: App.synth(), and
 * Testing.synth() of any chart of the app, throw an error with a line for each problem before anything is written.
 *
 * @param first a chart, with the charts within it
 * @param more the other charts that are applied to the same cluster
 */
export function validateWiring(first: Chart, ...more: readonly Chart[]): Wiring {
  const lines = (severity: Severity) =>
    located(check(graphOf(objectsOf(first, ...more))).findings)
      .filter(({ finding }) => finding.severity === severity)
      .map(locatedText);
  // cdk8s runs each validation of an app once.
  first.node.addValidation({ validate: () => lines('problem') });
  return { hints: () => lines('hint') };
}
