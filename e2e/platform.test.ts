import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bash';
import { stepsIn } from '../lib/overview/steps';
import { application, client, earlierState, imageAdvice, lastState, leftBy, stateNames } from './platform';

const dist = join(root, 'dist');

test.each([`${application.kind}.${application.name}`, `Service.${application.service}`, `Pod.${client}`])(
  '%s is there in the last state',
  (object) => {
    expect(existsSync(join(dist, lastState, `${object}.k8s.yaml`))).toBe(true);
  },
);

test('the states that are named are states, and the last is none of them', () => {
  const named = [earlierState, ...[...leftBy.values()].flatMap(({ state }) => state ?? [])];
  expect(stateNames.slice(0, -1)).toEqual(expect.arrayContaining(named));
});

test('the sections that are named are on the page, and all states are', () => {
  const page = stepsIn(readFileSync(join(dist, 'README.md'), 'utf8'));
  expect([...page.keys()]).toEqual(expect.arrayContaining([...stateNames, ...leftBy.keys()]));
});

test('the advice for images names their settings', () => {
  expect(imageAdvice).toMatch(
    /^For other images set \w+_IMAGE(, \w+_IMAGE)*( or \w+_IMAGE)? and run `npm run synth`\.$/,
  );
});
