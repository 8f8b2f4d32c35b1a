import { selects } from './selects';

test('a selector selects the pod that carries all its labels, whatever others this has', () => {
  expect(selects({ app: 'webapp', tier: 'web' }, { app: 'webapp', tier: 'web', other: 'label' })).toBe(true);
});

test('a selector does not select a pod that lacks one of its labels', () => {
  expect(selects({ app: 'webapp', tier: 'web' }, { app: 'webapp' })).toBe(false);
});

test('a selector does not select a pod with another value of its label', () => {
  expect(selects({ app: 'webapp' }, { app: 'suggestion' })).toBe(false);
});

test('a selector does not select a pod without labels', () => {
  expect(selects({ app: 'webapp' }, undefined)).toBe(false);
});

test.each([undefined, {}])('the selector %j selects no pod', (selector) => {
  expect(selects(selector, { app: 'webapp' })).toBe(false);
});
