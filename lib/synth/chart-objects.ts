import { ApiObject, type App, Chart } from 'cdk8s';
import { type KubeObject, objectsIn } from '../manifests/kube-object';

/**
 * The constructs of charts that synthesize objects, however deep they are, those of charts within the charts as well.
 */
export const apiObjectsOf = (...charts: readonly Chart[]): ApiObject[] => [
  ...new Set(charts.flatMap((chart) => chart.node.findAll().filter((construct) => ApiObject.isApiObject(construct)))),
];

/**
 * The objects that charts synthesize.
 *
 * @param charts the charts that are applied to one cluster together
 */
export const objectsOf = (...charts: readonly Chart[]): KubeObject[] =>
  apiObjectsOf(...charts).flatMap((object) => objectsIn(object.toJson(), { construct: object.node.path }));

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
    `${stray.node.path} is in a chart that is not validated. Make that chart in main.ts, and give it to validateWiring.`,
  );
}
