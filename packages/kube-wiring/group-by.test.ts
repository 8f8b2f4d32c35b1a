import { groupBy } from './group-by';

test('items of one key are a group, and all of them stay in order', () => {
  expect([...groupBy(['pod', 'web', 'port', 'name', 'path'], (word) => word[0])]).toEqual([
    ['p', ['pod', 'port', 'path']],
    ['w', ['web']],
    ['n', ['name']],
  ]);
});

test('any iterable can be grouped', () => {
  expect(groupBy(new Map([['a', 1]]), ([, value]) => value)).toEqual(new Map([[1, [['a', 1]]]]));
});
