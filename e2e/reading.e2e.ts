/**
 * These tests do not build on each other, so all of them run whatever fails.
 *
 * @jest-environment node
 */
import { isDeepStrictEqual } from 'node:util';
import { readCases } from '../packages/kube-wiring/check/cases/read-cases';
import { mutated } from './mutations';
import { type Reading, readingOf } from './readings';

const seed = Number(process.env.E2E_SEED || 1);

test(`of a hundred files changed at random, what kubectl refuses is not read without a word, and what both read is the same (E2E_SEED=${seed})`, async () => {
  const readings: Reading[] = [];
  const texts = readCases().map(({ text }) => text);
  for (const text of mutated(texts, seed, 140)) readings.push(...[(await readingOf(text)) ?? []].flat());
  const bothRead = readings.filter(({ here, byKubectl }) => here && byKubectl);
  console.log(
    `kubectl reads ${readings.filter(({ byKubectl }) => byKubectl).length} of ${readings.length} files, and ${bothRead.length} of them are read here`,
  );
  expect(readings.length).toBeGreaterThanOrEqual(100);
  expect(bothRead.length).toBeGreaterThanOrEqual(50);
  expect(readings.filter(({ here, byKubectl }) => here && !byKubectl)).toEqual([]);
  expect(bothRead.filter(({ here, byKubectl }) => !isDeepStrictEqual(here, byKubectl))).toEqual([]);
});
