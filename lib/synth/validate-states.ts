import { ApiObject, type App, Chart } from 'cdk8s';
import { check, type Graph, located, type LocatedFinding, locatedText, type Severity } from 'kube-wiring';

/** The chart of a state. */
interface ChartOfState {
  readonly chart: Chart;

  /** Its objects, with those of other charts that are applied beside it. */
  readonly graph: Graph;
}

/**
 * Makes synth refuse states whose Services miss their pods: App.synth(), and Testing.synth() of any chart of the app,
 * throw an error with a line for each problem before anything is written. Each state is judged by itself, and what is
 * the same in several is one line.
 *
 * @returns a line for each hint
 * @throws Error for an object of another chart, such as one within a chart, which nothing would judge
 */
export function validateStates(app: App, states: readonly ChartOfState[]): string[] {
  refuseOtherCharts(app, states);
  const said = new Map<string, { readonly found: LocatedFinding; readonly names: string[] }>();
  for (const { chart, graph } of states) {
    const { id } = chart.node;
    for (const found of located(check(graph).findings)) {
      if (!found.origin.startsWith(`${id}/`)) continue;
      // Below its chart, a construct has the same path in each state.
      const text = locatedText(found).replaceAll(`${id}/`, '');
      const same = said.get(text);
      if (same) same.names.push(id);
      else said.set(text, { found, names: [id] });
    }
  }
  const lines = (severity: Severity) =>
    [...said.values()].flatMap(({ found, names }) =>
      found.finding.severity === severity ? [lineOf(found, names)] : [],
    );
  app.node.addValidation({ validate: () => lines('problem') });
  return lines('hint');
}

function refuseOtherCharts(app: App, states: readonly ChartOfState[]): void {
  const charts = states.map(({ chart }) => chart);
  const objects = app.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  const stray = objects.find((object) => !charts.includes(Chart.of(object)));
  if (!stray) return;
  throw new Error(
    `${stray.node.path} is in a chart that is not validated. Make that chart in main.ts, as those of the states are.`,
  );
}

/** A finding in one state, as a line of its own, or with the states that it is in. */
function lineOf(found: LocatedFinding, [state = '', ...more]: readonly string[]): string {
  if (more.length === 0) return locatedText(found);
  const others = more.length === 1 ? more.join() : `${more.length} more states`;
  return locatedText({ ...found, origin: `${found.origin.replace(`${state}/`, '')} in ${state} and ${others}` });
}
