import { labelsAt } from '../wiring/fields';
import type { Graph } from '../wiring/graph';
import { type KubeObject, title } from '../wiring/kube-object';
import type { Finding } from './finding';

const prefix = 'ignore-check.wiring/';

/** The codes of the findings that the annotations of an object accept. */
const acceptedBy = (object: KubeObject): string[] =>
  [...labelsAt(object.value, 'metadata', 'annotations').keys()].flatMap((key) =>
    key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
  );

/** The findings that no annotation accepts, and a hint for each annotation that accepts none. */
export function withoutAccepted(findings: readonly Finding[], { services, pods }: Graph): Finding[] {
  const namespaces = new Set(pods.map(({ object }) => object.namespace));
  const unused = [...services.map(({ service }) => service), ...pods].flatMap(({ object }) =>
    acceptedBy(object)
      // Only synth reports no-selector, so in files nothing can use this annotation.
      .filter((code) => code !== 'no-selector' && namespaces.has(object.namespace))
      .filter((code) => !findings.some((one) => one.object === object && one.code === code))
      .map((code): Finding => {
        const text = `${title(object)} has the annotation ${prefix}${code}, but there is no such finding. Remove it.`;
        const path = ['metadata', 'annotations', prefix + code];
        return { code: 'ignores-nothing', severity: 'hint', object, path, text };
      }),
  );
  return [...findings.filter(({ object, code }) => !acceptedBy(object).includes(code)), ...unused];
}
