import { ApiObject, type App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type KubeObject, objectsIn } from '../wiring/kube-object';

/**
 * The objects that charts synthesize, however deep their constructs are, each with the construct that it comes from. Each
 * construct is synthesized here once and for all: what App.synth() writes later is what was judged.
 *
 * @param charts the charts that are applied to one cluster together
 */
export const objectsOf = (...charts: readonly Chart[]): Map<KubeObject, ApiObject> =>
  new Map(
    charts.flatMap((chart) =>
      chart.node
        .findAll()
        .filter((construct) => ApiObject.isApiObject(construct))
        .filter((object) => Chart.of(object) === chart)
        .flatMap((object) => {
          const manifest: unknown = object.toJson();
          object.toJson = () => manifest;
          return objectsIn(manifest).map((kubeObject) => [kubeObject, object] as const);
        }),
    ),
  );

/**
 * Makes sure that no object of an app is written that was not looked at.
 *
 * @param judged the objects that were
 * @throws Error for an object of a chart within another, with its construct
 */
export function refuseUnjudged(app: App, judged: Iterable<ApiObject>): void {
  const all = new Set<IConstruct>(judged);
  const stray = app.node.findAll().find((construct) => ApiObject.isApiObject(construct) && !all.has(construct));
  if (!stray) return;
  throw new Error(
    `${stray.node.path} is in a chart that is not judged. Make that chart in main.ts, and give it to objectsOf.`,
  );
}
