import { ApiObject, type App, Chart } from 'cdk8s';

/**
 * Makes sure that no object of an app is written that was not looked at.
 *
 * @param charts the charts that are looked at
 * @throws Error for an object of another chart, such as one within a chart, with its construct
 */
export function refuseUnvalidated(app: App, charts: readonly Chart[]): void {
  const stray = app.node
    .findAll()
    .find((construct) => ApiObject.isApiObject(construct) && !charts.includes(Chart.of(construct)));
  if (!stray) return;
  throw new Error(
    `${stray.node.path} is in a chart that is not validated. Make that chart in main.ts, as those of the states are.`,
  );
}
