import type { Difference, Step } from '../difference';
import type { Effect } from './effect';

/** A difference between two manifests of an object. */
export interface Change extends Difference {
  /** Where it is: `spec.containers.*.image`. */
  readonly place: string;

  /** The whole manifests. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Says what applying does with changes at a place and within it. */
export interface Rule {
  readonly at: string;

  /** The effect, or what finds it; undefined where the next rule has to answer. */
  readonly effect: Effect | ((change: Change) => Effect | undefined);
}

/** The value that the API server gives to a field that is left out, or what finds it. */
export type Default = string | number | boolean | object | ((object: unknown, path: readonly Step[]) => unknown);

/** What is known of a kind. */
export interface KindRules {
  /** Defaults by their places. An empty text, map, number or false stands where it is the same as nothing. */
  readonly defaults?: ReadonlyMap<string, Default>;

  /** Where everything is a text. */
  readonly texts?: readonly string[];

  /** The fields by which kubectl tells the items of a list apart, by the lists' places, where that may be too little. */
  readonly mergeKeys?: ReadonlyMap<string, string>;

  /** The first that answers is right. */
  readonly rules: readonly Rule[];
}

/** The place of a path: items of a list are all alike, and so are probes, and containers with init containers. */
export const placeOf = (path: readonly Step[]): string =>
  path.map((step) => (typeof step === 'string' ? (alike.get(step) ?? step) : '*')).join('.');

const alike = new Map([
  ['initContainers', 'containers'],
  ['livenessProbe', 'probe'],
  ['readinessProbe', 'probe'],
  ['startupProbe', 'probe'],
]);

/** Whether a place is another one or within it. */
export const isWithin = (place: string, other: string): boolean => place === other || place.startsWith(`${other}.`);
