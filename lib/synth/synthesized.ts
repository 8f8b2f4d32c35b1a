import type { ApiObject, Chart } from 'cdk8s';
import type { Labels } from '../wiring/selects';

/** What the review draws of a manifest: the parts of a Service's, and those of a Pod's. */
export interface Manifest {
  readonly metadata: { readonly name: string; readonly labels?: Labels };
  readonly spec?: {
    readonly type?: string;
    readonly selector?: Labels;
    readonly ports?: readonly { readonly port: number; readonly targetPort?: number | string }[];
    readonly containers?: readonly { readonly ports?: readonly { readonly containerPort: number }[] }[];
  };
}

/** An API object and what it synthesizes. */
export interface Synthesized {
  /** The API object. */
  readonly object: ApiObject;

  /** Its manifest. */
  readonly manifest: Manifest;

  /** Its manifest as text, its own name left out. */
  readonly nameless: string;
}

/** Synthesizes every API object of a chart. */
export function synthesized(chart: Chart): Synthesized[] {
  return chart.apiObjects.map((object) => {
    // toJson() says nothing of its form, which the class of the API object has seen to.
    const manifest = object.toJson() as Manifest;
    const nameless = JSON.stringify({ ...manifest, metadata: { ...manifest.metadata, name: undefined } });
    return { object, manifest, nameless };
  });
}
