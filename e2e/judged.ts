import { type Applied, effects } from '../packages/kube-wiring/changes/applying/effects';
import { textAt } from '../packages/kube-wiring/manifests/fields';
import { nameOf, type Outcome, outcomes, type Pair } from './outcomes';

/** A change of which the cluster said what applying it does. */
export interface Judged extends Pair {
  readonly outcome: Outcome;
  readonly applied: readonly Applied[];

  /** Whether the effects say what the cluster does, or that it is not known. */
  readonly isRight: boolean;
  readonly isKnown: boolean;
}

/** Puts changes to the cluster. Those of which it does not take the first manifest are left out. */
export async function judged(pairs: readonly Pair[]): Promise<Judged[]> {
  const seen = await outcomes(pairs);
  return pairs.flatMap((pair) => {
    const outcome = seen.get(nameOf(pair.after));
    const [group, kind] = [textAt(pair.after, 'apiVersion').replace(/\/?[^/]*$/, ''), textAt(pair.after, 'kind')];
    const applied = effects(group, kind, pair.before, pair.after);
    const expected = expectedOf(applied);
    // Of what is not valid only some is known, and the rest is not promised.
    if (!outcome || (outcome === 'invalid' && !expected?.includes('invalid'))) return [];
    return [
      { ...pair, outcome, applied, isRight: expected?.includes(outcome) ?? true, isKnown: expected !== undefined },
    ];
  });
}

/** What the cluster may do if the effects are right; undefined where that is not known. */
function expectedOf(applied: readonly Applied[]): readonly Outcome[] | undefined {
  const found = new Set(applied.map(({ effect }) => effect));
  for (const effect of ['invalid', 'refused'] as const) if (found.has(effect)) return [effect];
  if (found.has('unknown')) return undefined;
  if (found.has('half')) return ['half', 'kept'];
  const stays = found.has('stays') || found.has('stays-headless');
  for (const effect of ['unchanged', 'stays', 'stays-headless'] as const) found.delete(effect);
  if (stays) return found.size > 0 ? ['taken', 'half'] : ['unchanged', 'kept'];
  return [found.size > 0 ? 'taken' : 'unchanged'];
}
