import { ApiObject, type App, Chart } from 'cdk8s';
import { check } from './check';

/**
 * Has each chart of an app validated by the rules of `check`, with all API objects that it holds by then: `app.synth()`
 * throws for a faulty one, before it writes anything.
 */
export function validateCharts(app: App): void {
  for (const chart of app.node.findAll().filter((child) => child instanceof Chart)) {
    chart.node.addValidation({
      validate: () => {
        const objects = chart.node.findAll().filter((child) => child instanceof ApiObject);
        const own = objects.filter((object) => Chart.of(object) === chart);
        const manifests = own.map((object) => ({ value: object.toJson() as unknown, source: object.node.path }));
        return check(manifests).map(({ sentence }) => sentence);
      },
    });
  }
}
