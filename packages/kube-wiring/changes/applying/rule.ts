import type { Defaults } from './defaults';
import type { FieldChange } from './difference';

/** What `kubectl apply` does with a difference, where the object is in the cluster as the former manifest says. */
export type Effect =
  | 'unchanged' // nothing: it says what the API server fills in by itself
  | 'taken' // the cluster has it from then on
  | 'restarts' // taken: the container restarts
  | 'new-pods' // taken: new pods replace the old ones
  | 'new-pods-once-deleted' // taken: pods that are made from then on have it
  | 'on-next-run' // taken: the next run of a CronJob has it
  | 'read-again' // taken: what runs keeps the old value until it reads it again
  | 'address-lost' // taken: the external address is lost, and going back gives another
  | 'stays' // what the manifest does not say any more stays in the cluster
  | 'stays-headless' // the Service has no address until it is deleted
  | 'half' // part of it is lost: kubectl takes two items of a list for the same
  | 'refused' // the object has to be deleted first
  | 'waits' // for another difference, which refuses the whole object
  | 'invalid' // refused, as the manifest is not valid: deleting does not help
  | 'unknown'; // kubectl diff says it

/** An effect, and why it is so or what else is known, where the field does not say it. */
export type Answer = Effect | readonly [effect: Effect, reason: string | undefined];

/** Says what applying does with changes at a place and within it. */
export interface Rule {
  readonly at: string;

  /** The effect, or what finds it; undefined where the next rule has to answer. */
  readonly effect: Effect | ((change: FieldChange) => Answer | undefined);
}

/**
 * Rules of one effect.
 *
 * @param places with a blank between them
 */
export const rulesAt = (places: string, effect: Rule['effect']): Rule[] =>
  places.split(' ').map((at) => ({ at, effect }));

/** What is known of a kind. */
export interface Kind {
  readonly defaults: Defaults;

  /** The first that answers is right. */
  readonly rules: readonly Rule[];
}
