/**
 * These tests do not build on each other, so all of them run whatever fails.
 *
 * @jest-environment node
 */
import { isDeepStrictEqual } from 'node:util';
import { textAt } from '../packages/kube-wiring/manifests/fields';
import { judged } from './judged';
import type { Pair } from './outcomes';
import { removeAll } from './pods';
import { randomChanges } from './random-changes';
import { randomSpellings } from './random-spellings';
import { serviceAddresses } from './service-addresses';

// The other tests wait for all pods of the namespace.
afterAll(removeAll);

const seed = Number(process.env.E2E_SEED || 1);

const changesIn = (pairs: readonly Pair[], count: number): Pair[] =>
  pairs.filter(({ before, after }) => !isDeepStrictEqual(before, after)).slice(0, count);

test(`260 changes and a hundred of what is written out, left out or spelled, at random, have the effects that are said of them (E2E_SEED=${seed})`, async () => {
  const changes = changesIn(randomChanges(seed, 400, await serviceAddresses()), 260);
  const spellings = changesIn(await randomSpellings(seed, 190), 150);
  const all = await judged([...changes, ...spellings]);
  const unknown = all.filter(({ isKnown }) => !isKnown);
  console.log(`${all.length} changes are judged; of ${unknown.length} it is not known what they do`);
  expect(all.length).toBeGreaterThanOrEqual(300);
  const wrong = all.filter(({ isRight }) => !isRight);
  expect(wrong.map(({ after, outcome, applied }) => [textAt(after, 'kind'), outcome, JSON.stringify(applied)])).toEqual(
    [],
  );
  expect(unknown.length).toBeLessThanOrEqual(all.length / 20);
});
