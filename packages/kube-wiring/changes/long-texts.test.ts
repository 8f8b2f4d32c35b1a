import { isLong, lineChanges } from './long-texts';

test.each([
  ['of several lines', 'a\nb', true],
  ['of one line that ends', 'a\n', false],
  ['of a hundred characters', 'a'.repeat(100), false],
  ['of more', 'a'.repeat(101), true],
])('a text %s is long: %s', (_, text, expected) => expect(isLong(text)).toBe(expected));

const script = (...lines: string[]) => ['#!/bin/sh', ...lines, 'exit 0'].join('\n');

test('only lines that differ are shown', () => {
  expect(lineChanges(script('echo a'), script('echo b'))).toEqual(['`-echo a`', '`+echo b`']);
  expect(lineChanges(script(), script('echo b'))).toEqual(['`+echo b`']);
  expect(lineChanges(script('echo a', 'echo a'), script('echo a'))).toEqual(['`-echo a`']);
});

test('of many lines three are shown, and how many more there are', () => {
  expect(lineChanges(script('a', 'b'), script('c', 'd'))).toEqual(['`-a`', '`+c`', '`-b`', 'and 1 more line']);
  expect(lineChanges(undefined, 'a\nb\nc\nd\ne')).toEqual(['`+a`', '`+b`', '`+c`', 'and 2 more lines']);
});

test('lines in another order are said to be', () => {
  expect(lineChanges(script('a', 'b'), script('b', 'a'))).toEqual(['the same lines in another order']);
});

test('of a long line the part that differs is shown', () => {
  const line = (value: string) => `${'x'.repeat(200)}${value}${'y'.repeat(200)}`;
  expect(lineChanges(line('a'), line('b'))).toEqual([
    `\`-…${'x'.repeat(25)}a${'y'.repeat(74)}…\``,
    `\`+…${'x'.repeat(25)}b${'y'.repeat(74)}…\``,
  ]);
});

test('a list of texts is told by all their lines', () => {
  const args = (...lines: string[]) => ['sh', '-c', script(...lines)];
  expect(lineChanges(args('echo a'), args('echo b'))).toEqual(['`-echo a`', '`+echo b`']);
});

test('what is no text is told by the lines of its JSON', () => {
  const rules = (...hosts: string[]) => hosts.map((host) => ({ host, path: '/' }));
  expect(lineChanges(rules('shop.example'), rules('shop.example', 'till.example'))).toEqual([
    '`+  "host": "till.example"`',
    '`+  "path": "/"`',
  ]);
});
