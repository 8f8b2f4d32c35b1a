import { type Difference, differences, type FieldChange, placeOf } from './difference';
import { defaultAt, isSame } from './defaults';
import { cronJob, job } from './jobs';
import { anyKind, others } from './others';
import { pod } from './pod';
import { typeProblem, unknownField } from './problems';
import type { Answer, Effect, Kind, Rule } from './rule';
import { withoutSecrets } from './secrets';
import { service } from './service';
import { workloads } from './workloads';

const kinds = new Map(
  Object.entries<Kind>({
    'Pod.': pod,
    'Service.': service,
    'Job.batch': job,
    'CronJob.batch': cronJob,
    ...workloads,
    ...others,
  }),
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
  readonly reason: string | undefined;

  /** What a number is where it is left out; undefined where it is none, or not known. */
  readonly usual: number | undefined;
}

/**
 * What differs between two manifests of an object, a Secret's values hidden, and what `kubectl apply` does with each
 * difference. The second is taken to be valid: of what is not, only a few slips are told.
 *
 * @param group the object's API group, empty for the core one
 */
export function effects(group: string, kind: string, before: unknown, after: unknown): Applied[] {
  const known = kinds.get(`${kind}.${group}`) ?? anyKind;
  const found = differences(before, after).map((difference) => {
    const answer = answerTo(known, { ...difference, place: placeOf(difference.path), before, after });
    const [effect, reason] = typeof answer === 'string' ? [answer] : answer;
    const usual = defaultAt(known.defaults, difference.path);
    return {
      difference: withoutSecrets(kind, difference),
      effect,
      reason,
      usual: typeof usual === 'number' ? usual : undefined,
    };
  });
  // Another version may have had other defaults: a Deployment of extensions had a selector without one.
  const isOtherVersion = found.some(({ difference }) => difference.path[0] === 'apiVersion');
  // Where the API does not have a field, what is deleted cannot be made again.
  const hasUnknownField = found.some(({ effect, reason }) => effect === 'unknown' && reason !== undefined);
  const refused: readonly Effect[] = hasUnknownField ? [] : ['refused'];
  const worst: readonly Effect[] = isOtherVersion ? ['unknown'] : ['invalid', ...refused, 'unknown'];
  const whole = worst.find((word) => found.some(({ effect }) => effect === word));
  return found.map((applied) => within(whole, applied));
}

/**
 * What becomes of a difference of an object that is not valid, that is refused for another difference, or of which
 * another difference is not known.
 */
function within(whole: Effect | undefined, applied: Applied): Applied {
  if (whole === undefined || applied.effect === whole || applied.effect === 'unchanged') return applied;
  return { ...applied, effect: whole === 'unknown' ? 'unknown' : 'waits', reason: undefined };
}

function answerTo({ defaults, rules }: Kind, change: FieldChange): Answer {
  const problem = typeProblem(defaults, change);
  if (problem) return ['invalid', problem];
  const same = isSame(defaults, change);
  if (same) return 'unchanged';
  const answer = ruled([...rules, ...common], change);
  const name = unknownField(defaults, change);
  if (name !== undefined) return ['unknown', `no field ${name} is known here`];
  return same === undefined ? 'unknown' : answer;
}

/** What the first rule says that has an answer. */
function ruled(rules: readonly Rule[], change: FieldChange): Answer {
  for (const { at, effect } of rules) {
    if (change.place !== at && !change.place.startsWith(`${at}.`)) continue;
    const answer = typeof effect === 'string' ? effect : effect(change);
    if (answer) return answer;
  }
  return 'unknown';
}
