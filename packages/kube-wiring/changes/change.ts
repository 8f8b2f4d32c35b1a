import type { KubeObject } from '../manifests/kube-object';
import type { Difference } from './applying/difference';
import type { Effect } from './applying/rule';

/** What applying does with an object as a whole. */
export type ObjectEffect =
  | 'created' // it is new
  | 'not-at-first' // it is new, and the first kubectl apply fails, as what it needs comes too late
  | 'generated' // its name is generated: only kubectl create takes it
  | 'left' // the manifests do not have it any more, and it stays in the cluster
  | 'kept' // left in one state of a cluster, which has it in another one
  | 'in-the-way' // left, with a node port or an address that a new Service takes
  | 'other-namespace'; // one of the manifests leaves its namespace out

/** A change of an object. */
export interface Change {
  /** The object as it is now or, where it is gone, as it was. */
  readonly object: KubeObject;

  /** What differs of it; undefined where the whole object is new or gone. */
  readonly difference: Difference | undefined;

  /** What `kubectl apply` does with it. */
  readonly effect: Effect | ObjectEffect;

  /** Why, or what else is known of it. */
  readonly reason?: string;

  /** What a number is where it is left out. */
  readonly usual?: number;

  /** What has to be applied before it. */
  readonly needs?: KubeObject;
}
