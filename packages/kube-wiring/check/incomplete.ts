import { isComplete, title } from '../manifests/kube-object';
import type { Graph } from '../wiring/graph';
import type { Found } from './finding';

/** Finds the manifests that are half an object, which kubectl refuses. */
export const incompleteObjects = ({ objects }: Graph): Found[] =>
  objects
    .filter((object) => !isComplete(object))
    .map((object) => {
      const text = object.kind
        ? `${title(object)} has no apiVersion. Give it one.`
        : `An object of ${object.apiVersion} has no kind. Give it one.`;
      return { code: 'incomplete-object', certainty: 'certain', object, path: [], text };
    });
