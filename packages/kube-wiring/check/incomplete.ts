import { isMap } from '../manifests/fields';
import { isComplete, isMeantForManifest, type KubeObject, originOf, title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { Found } from './finding';

/** Finds what kubectl refuses as it is half an object, or none. */
export const incompleteObjects = ({ objects }: Graph): Found[] =>
  objects
    .filter((object) => !isComplete(object))
    .map((object) => ({
      code: 'incomplete-object',
      certainty: isMeantForManifest(object.value) ? 'certain' : 'likely',
      object,
      path: [],
      text: textOf(object),
    }));

function textOf(object: KubeObject): string {
  const { apiVersion, kind, value } = object;
  if (kind) return `${title(object)} has no apiVersion. Give it one.`;
  const misspelt = isMap(value) ? Object.keys(value).find((key) => key.toLowerCase() === 'kind') : undefined;
  const advice = misspelt ? `Write ${misspelt} as kind.` : 'Give it one.';
  if (apiVersion) return `An object of ${apiVersion} has no kind. ${advice}`;
  const what = isMap(value) ? 'has no kind and no apiVersion' : `is a ${Array.isArray(value) ? 'list' : 'plain text'}`;
  return `A document of ${originOf(object)} ${what}, so kubectl refuses it. ${misspelt ? advice : 'Keep what is no manifest elsewhere.'}`;
}
