import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceDirectory } from './replace-directory';

let parent: string;
let directory: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'replace-directory-'));
  directory = join(parent, 'dist');
});
afterEach(() => rmSync(parent, { recursive: true }));

const write = (name: string) => (into: string) => writeFileSync(join(into, name), '');

test('a directory that is not there is made, with those above it', () => {
  replaceDirectory(join(directory, 'below'), write('new'));
  expect(readdirSync(join(directory, 'below'))).toEqual(['new']);
});

test('all that a directory held is replaced', () => {
  replaceDirectory(directory, write('old'));
  replaceDirectory(directory, write('new'));
  expect(readdirSync(directory)).toEqual(['new']);
});

test('nothing is left beside the directory', () => {
  replaceDirectory(directory, write('old'));
  replaceDirectory(directory, write('new'));
  expect(readdirSync(parent)).toEqual(['dist']);
});

test('a slash at the end of the path makes no difference', () => {
  replaceDirectory(`${directory}/`, write('old'));
  replaceDirectory(`${directory}/`, write('new'));
  expect(readdirSync(parent, { recursive: true })).toEqual(['dist', join('dist', 'new')]);
});

test('of a link, it is the directory that it leads to', () => {
  const link = join(parent, 'link');
  replaceDirectory(directory, write('old'));
  symlinkSync(directory, link);
  replaceDirectory(link, write('new'));
  expect(readdirSync(directory)).toEqual(['new']);
});

describe('when writing fails', () => {
  const fail = (into: string) => {
    write('half')(into);
    throw new Error('no more');
  };

  test('the directory holds what it held, with nothing beside it', () => {
    replaceDirectory(directory, write('old'));
    expect(() => replaceDirectory(directory, fail)).toThrow('no more');
    expect(readdirSync(parent, { recursive: true })).toEqual(['dist', join('dist', 'old')]);
  });

  test('a directory that was not there is not made', () => {
    expect(() => replaceDirectory(directory, fail)).toThrow('no more');
    expect(existsSync(directory)).toBe(false);
  });
});

test('when what was written cannot take its place, the directory holds what it held', () => {
  replaceDirectory(directory, write('old'));
  expect(() => replaceDirectory(directory, (into) => rmSync(into, { recursive: true }))).toThrow('ENOENT');
  expect(readdirSync(parent, { recursive: true })).toEqual(['dist', join('dist', 'old')]);
});
