import { type Difference, differences } from './difference';
import { withoutSecrets } from './secrets';
import { effectOfValue } from './defaults';
import { deployment } from './deployment';
import { others } from './others';
import { pod } from './pod';
import { type FieldChange, type Effect, fieldsOn, type Kind, type Rule } from './rule';
import { service } from './service';

const kinds = new Map(
  Object.entries<Kind>({ 'Pod.': pod, 'Service.': service, 'Deployment.apps': deployment, ...others }),
);

/** What every kind does with what is not its spec. */
const common: readonly Rule[] = [
  { at: 'metadata.annotations.kubectl.kubernetes.io/last-applied-configuration', effect: 'unchanged' },
  { at: 'metadata.annotations', effect: 'taken' },
  { at: 'metadata.labels', effect: 'taken' },
  { at: 'status', effect: 'unchanged' },
];

/** A difference between two manifests of an object, and what applying the second does with it. */
export interface Applied {
  readonly difference: Difference;
  readonly effect: Effect;

  /** Why, or what else is known: `its template lacks app=web of its selector`. */
  readonly reason?: string;
}

/**
 * What differs between two manifests of an object, a Secret's values hidden, and what `kubectl apply` does with each
 * difference. The second is taken to be valid: of what is not, only a few slips are told.
 *
 * @param group the object's API group, empty for the core one
 */
export function effects(group: string, kind: string, before: unknown, after: unknown): Applied[] {
  const known = kinds.get(`${kind}.${group}`);
  const found = differences(before, after).map((difference) => {
    const change = { ...difference, place: fieldsOn(difference.path).join('.'), before, after };
    return { difference: withoutSecrets(kind, difference), effect: known ? effectOf(known, change) : 'unknown' };
  });
  const whole = (['invalid', 'refused', 'unknown'] as const).find((word) =>
    found.some(({ effect }) => effect === word),
  );
  return found.map((applied) => ({ ...applied, effect: effectWithin(whole, applied.effect) }));
}

/**
 * What becomes of a difference of an object that is not valid, that is refused for another difference, or of which
 * another difference is not known.
 */
function effectWithin(whole: Effect | undefined, effect: Effect): Effect {
  if (whole === undefined || effect === whole || effect === 'unchanged') return effect;
  return whole === 'unknown' ? 'unknown' : 'waits';
}

function effectOf({ defaults = {}, rules }: Kind, change: FieldChange): Effect {
  const effect = effectOfValue(defaults, change);
  if (effect) return effect;
  // To some fields an empty text is nothing.
  if (change.place.startsWith('spec.') && (change.from ?? '') === '' && (change.to ?? '') === '') return 'unknown';
  const isAbout = ({ at }: Rule) => change.place === at || change.place.startsWith(`${at}.`);
  for (const { effect } of [...rules, ...common].filter(isAbout)) {
    const answer = typeof effect === 'string' ? effect : effect(change);
    if (answer) return answer;
  }
  return 'unknown';
}
