import { closest } from 'fastest-levenshtein';
import { labelsAt } from '../manifests/fields';
import { isConstruct, type KubeObject, title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import { type Code, codes, type Finding } from './finding';

const prefix = 'ignore-check.wiring/';

/** What follows the prefix in the annotations of an object: the codes of the findings that it accepts. */
const acceptedBy = (object: KubeObject): string[] =>
  [...labelsAt(object.value, 'metadata', 'annotations').keys()].flatMap((key) =>
    key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
  );

/** The findings that no annotation accepts, and a hint for each annotation that accepts none. */
export function withoutAccepted(findings: readonly Finding[], { services, podGroups }: Graph): Finding[] {
  const namespaces = new Set(podGroups.map(({ object }) => object.namespace));
  const unused = [...services.map(({ service }) => service), ...podGroups].flatMap(({ object }) =>
    acceptedBy(object).flatMap((code): Finding[] => {
      const known = codes.find((known) => known === code);
      const isUsed = findings.some((finding) => finding.object === object && finding.code === code);
      // Nothing is found without pods of its namespace.
      if (known && (isUsed || !namespaces.has(object.namespace) || isOfConstructs(known, object))) return [];
      const advice = known
        ? 'but there is no such finding. Remove it.'
        : `but there is no such code. Use ${prefix}${closest(code, [...codes])}.`;
      const text = `${title(object)} has the annotation ${prefix}${code}, ${advice}`;
      const path = ['metadata', 'annotations', prefix + code];
      return [{ code: 'ignores-nothing', severity: 'hint', object, path, text }];
    }),
  );
  return [...findings.filter(({ object, code }) => !acceptedBy(object).includes(code)), ...unused];
}

/** Whether a code is one that only constructs have, and an object is not made by one. */
const isOfConstructs = (code: Code, object: KubeObject): boolean => code === 'no-selector' && !isConstruct(object);
