import { closest } from 'fastest-levenshtein';
import { labelsAt } from '../manifests/fields';
import { type KubeObject, title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import { codes, type Found } from './finding';

const prefix = 'ignore-check.wiring/';

/** What follows the prefix in the annotations of an object: the codes of the findings that it accepts. */
const acceptedBy = (object: KubeObject): string[] =>
  [...labelsAt(object.value, 'metadata', 'annotations').keys()].flatMap((key) =>
    key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
  );

/** What no annotation accepts, and what there is to say of each annotation that accepts nothing. */
export function withoutAccepted(found: readonly Found[], { objects, services, podGroups }: Graph): Found[] {
  const namespaces = new Set(podGroups.map(({ object }) => object.namespace));
  const unjudged = new Set(
    services.flatMap(({ service: { object } }) => (namespaces.has(object.namespace) ? [] : [object])),
  );
  const unused = objects.flatMap((object) =>
    acceptedBy(object).flatMap((code): Found[] => {
      const known = codes.find((known) => known === code);
      const isUsed = found.some((found) => found.object === object && found.code === code);
      if (known && (isUsed || unjudged.has(object))) return [];
      const advice = known
        ? 'but there is no such finding. Remove it.'
        : `but there is no such code. Use ${prefix}${closest(code, [...codes])}.`;
      const text = `${title(object)} has the annotation ${prefix}${code}, ${advice}`;
      const path = ['metadata', 'annotations', prefix + code];
      return [{ code: 'ignores-nothing', certainty: 'likely', object, path, text }];
    }),
  );
  return [...found.filter(({ object, code }) => !acceptedBy(object).includes(code)), ...unused];
}
