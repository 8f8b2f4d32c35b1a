import { isSlip } from './slip';

test.each([
  ['another case', 'Gallery', 'gallery'],
  ['two neighbours swapped in a short word', 'wbe', 'web'],
  ['two neighbours swapped at the end', 'api', 'aip'],
  ['a letter too few', 'galery', 'gallery'],
  ['a letter too few of three', 'ap', 'app'],
  ['a letter too many', 'galleryy', 'gallery'],
  ['a fourth letter', 'web', 'webs'],
  ['another letter', 'gallary', 'gallery'],
  ['a word of two with a letter wrong', 'shop-frontend', 'shop-frontent'],
  ['a quarter of eight letters wrong', 'frontend', 'fromtemd'],
  ['a digit more, and a letter wrong', 'postgres15', 'postgrez1'],
])('%s is a slip', (_, one, other) => {
  expect(isSlip(one, other)).toBe(true);
});

test.each([
  ['another word', 'gallery', 'database'],
  ['a letter more than a quarter wrong', 'fromtemb', 'frontend'],
  ['another letter of three', 'api', 'app'],
  ['a letter too few of two', 'd', 'db'],
  ['two letters too few of three', 'a', 'app'],
  ['two letters swapped that are no neighbours', 'tab', 'bat'],
  ['the beginning of a longer word', 'gall', 'gallery'],
  ['another word of two', 'thanos-ruler', 'thanos-query'],
  ['a word more', 'recommendation', 'recommendation-db'],
  ['another digit', 'redis-0', 'redis-1'],
  ['another number of digits', 'redis-9', 'redis-10'],
  ['two digits swapped', 'v12', 'v21'],
  ['nothing', '', 'app'],
])('%s is none', (_, one, other) => {
  expect(isSlip(one, other)).toBe(false);
});

test.each([
  ['galery', 'gallery'],
  ['api', 'aip'],
  ['redis-9', 'redis-10'],
])('%s and %s are one or none in either order', (one, other) => {
  expect(isSlip(one, other)).toBe(isSlip(other, one));
});
