import { type Difference, differences } from '../difference';
import { withoutSecrets } from '../secrets';
import { deployment } from './deployment';
import type { Effect } from './effect';
import { effectOfMerge } from './merge';
import { others } from './others';
import { pod } from './pod';
import { type Change, isWithin, type KindRules, placeOf } from './rule';
import { isSame } from './same';
import { service } from './service';
import { isWrongType } from './valid';

const kinds: ReadonlyMap<string, KindRules> = new Map([
  ...others,
  ['Pod.', pod],
  ['Service.', service],
  ['Deployment.apps', deployment],
]);

/** A difference between two manifests of an object, and what applying the second does with it. */
export interface Applied {
  readonly difference: Difference;
  readonly effect: Effect;
}

/**
 * What differs between two manifests of an object, without a Secret's values, and what `kubectl apply` does with each
 * difference. The new one is taken to be valid: only a few slips are told.
 *
 * @param group the API group, empty for the core one
 */
export function effects(group: string, kind: string, before: unknown, after: unknown): Applied[] {
  const rules = kinds.get(`${kind}.${group}`) ?? { rules: [] };
  const found = differences(before, after).map((difference) => ({
    difference: withoutSecrets(kind, difference),
    effect: effectOf(rules, { ...difference, place: placeOf(difference.path), before, after }),
  }));
  // Where one difference is refused the whole object is, and where one is not known none is.
  const whole = (['invalid', 'refused', 'unknown'] as const).find((word) =>
    found.some(({ effect }) => effect === word),
  );
  return found.map(({ difference, effect }) => ({
    difference,
    effect: whole && effect !== 'unchanged' ? whole : effect,
  }));
}

function effectOf(kind: KindRules, change: Change): Effect {
  if (isSame(kind, change)) return 'unchanged';
  if (isWrongType(kind, change)) return 'invalid';
  const merged = effectOfMerge(kind, change);
  if (merged) return merged;
  for (const { at, effect } of kind.rules) {
    const answer = isWithin(change.place, at) ? (typeof effect === 'string' ? effect : effect(change)) : undefined;
    if (answer) return answer;
  }
  return 'unknown';
}
