import type { App } from 'cdk8s';
import { check, type Graph, groupBy, located, type LocatedFinding, locatedText, type Severity } from 'kube-wiring';

/**
 * Makes synth refuse states whose Services miss their pods: App.synth(), and Testing.synth() of any chart of the app,
 * throw an error with a line for each problem before anything is written. Each state is judged by itself, and what is
 * the same in several is one line.
 *
 * @param states the states, each of the name of its chart
 * @returns a line for each hint
 */
export function validateStates(
  app: App,
  states: readonly { readonly name: string; readonly graph: Graph }[],
): string[] {
  const found = states.flatMap(({ name, graph }) => located(check(graph).findings).map((found) => ({ name, found })));
  // Below its chart, a construct has the same path in each state.
  const same = [...groupBy(found, ({ name, found }) => locatedText(found).replaceAll(`${name}/`, '')).values()];
  const lines = (severity: Severity) =>
    same.flatMap(([first, ...more]) =>
      first?.found.finding.severity === severity
        ? [
            lineOf(
              first.found,
              [first, ...more].map(({ name }) => name),
            ),
          ]
        : [],
    );
  app.node.addValidation({ validate: () => lines('problem') });
  return lines('hint');
}

/** A finding in one state, as a line of its own, or with the states that it is in. */
function lineOf(found: LocatedFinding, [state = '', ...more]: readonly string[]): string {
  if (more.length === 0) return locatedText(found);
  const others = more.length === 1 ? more.join() : `${more.length} more states`;
  return locatedText({ ...found, origin: `${found.origin.replace(`${state}/`, '')} in ${state} and ${others}` });
}
