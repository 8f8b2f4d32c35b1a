/**
 * These tests do not build on each other, so all of them run whatever fails.
 *
 * @jest-environment node
 */
import { isDeepStrictEqual } from 'node:util';
import { type Applied, effects } from '../packages/kube-wiring/changes/applying/effects';
import { textAt } from '../packages/kube-wiring/manifests/fields';
import { nameOf, type Outcome, outcomes } from './outcomes';
import { removeAll } from './pods';
import { randomChanges } from './random-changes';

// The other tests wait for all pods of the namespace.
afterAll(removeAll);

const seed = Number(process.env.E2E_SEED || 1);

/** What the cluster does if the effects are right. */
function expectedOf(applied: readonly Applied[]): Outcome | 'unknown' {
  const found = new Set(applied.map(({ effect }) => effect));
  for (const effect of ['invalid', 'refused', 'unknown', 'half'] as const) if (found.has(effect)) return effect;
  for (const effect of ['unchanged', 'stays', 'stays-headless'] as const) found.delete(effect);
  return found.size > 0 ? 'taken' : 'unchanged';
}

test(`each of 260 changes at random has the effects that are said of it (E2E_SEED=${seed})`, async () => {
  const pairs = randomChanges(seed, 400)
    .filter(({ before, after }) => !isDeepStrictEqual(before, after))
    .slice(0, 260);
  const seen = await outcomes(pairs);
  const judged = pairs.flatMap(({ before, after }) => {
    const outcome = seen.get(nameOf(after));
    const kind = textAt(after, 'kind');
    const applied = effects(kind === 'Deployment' ? 'apps' : '', kind, before, after);
    const expected = expectedOf(applied);
    // Of what is not valid only some is known, and the rest is not promised.
    return outcome && (outcome !== 'invalid' || expected === 'invalid')
      ? [{ outcome, expected, applied, before, after }]
      : [];
  });
  expect(judged.length).toBeGreaterThanOrEqual(200);
  const unknown = judged.filter(({ expected }) => expected === 'unknown');
  console.log(`${judged.length} changes are judged; of ${unknown.length} it is not known what they do`);
  expect(unknown.length).toBeLessThanOrEqual(judged.length / 10);
  const wrong = judged.filter(({ outcome, expected }) => expected !== 'unknown' && expected !== outcome);
  expect(wrong.map((one) => JSON.stringify(one))).toEqual([]);
});
