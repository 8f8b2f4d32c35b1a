import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { originOf } from './kube-object';
import { readManifests, type ReadOptions, unreadText } from './read-manifests';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'read-manifests-'))));
afterEach(() => rmSync(directory, { recursive: true }));

/** Writes a file into the directory. */
const write = (path: string, content: string | Buffer = 'kind: A\n') => {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
};

/** Reads paths within the directory. */
const read = (paths: string[], options: ReadOptions = {}) => {
  const { objects, unread } = readManifests(paths, { directory, ...options });
  return { objects, unread: unread.map(unreadText) };
};

const filesOf = (paths: string[], options?: ReadOptions) => read(paths, options).objects.map(originOf);

/** The kinds in a file of these bytes. */
const kindsOf = (content: Buffer) => {
  write('a.yaml', content);
  return read(['a.yaml']).objects.map(({ kind }) => kind);
};

describe('of files', () => {
  test('the objects of each document are read, and know its file', () => {
    write('a.yaml', 'kind: A\n---\nkind: B\n');
    write('b.json', '{"kind": "C"}');
    expect(read(['a.yaml', 'b.json']).objects).toMatchObject([
      { kind: 'A', place: { file: 'a.yaml', document: { line: 1 } } },
      { kind: 'B', place: { file: 'a.yaml', document: { line: 2 } } },
      { kind: 'C', place: { file: 'b.json' } },
    ]);
  });

  test('the order is the one given', () => {
    ['a.yaml', 'b.yaml'].forEach((path) => write(path));
    expect(filesOf(['b.yaml', 'a.yaml'])).toEqual(['b.yaml', 'a.yaml']);
  });

  test('the name may be any', () => {
    write('manifests.txt');
    expect(filesOf(['manifests.txt'])).toEqual(['manifests.txt']);
  });

  test('one that is named twice is read once', () => {
    write('below/a.yaml');
    expect(filesOf(['below/a.yaml', './below/a.yaml', 'below', 'below/'])).toEqual(['below/a.yaml']);
  });

  test('an absolute path stays one', () => {
    write('a.yaml');
    expect(filesOf([join(directory, 'a.yaml')])).toEqual([join(directory, 'a.yaml')]);
  });

  test('paths start from the current directory when none is given', () => {
    expect(readManifests(['tsconfig.json']).objects.map(originOf)).toEqual(['tsconfig.json']);
  });
});

describe('of a directory', () => {
  test('its own files of YAML and JSON are read, in the order of their names', () => {
    ['c.json', 'a.yaml', 'b.yml', 'README.md', 'below/d.yaml'].forEach((path) => write(join('all', path)));
    expect(filesOf(['all'])).toEqual(['all/a.yaml', 'all/b.yml', 'all/c.json']);
  });

  test('those below it are read as well when you ask for it', () => {
    ['c.yaml', 'b/a.yaml', 'b/b/a.yaml', 'b/README.md'].forEach((path) => write(path));
    expect(filesOf(['.'], { recursive: true })).toEqual(['b/a.yaml', 'b/b/a.yaml', 'c.yaml']);
  });

  test('a link to a directory is not followed', () => {
    write('all/a.yaml');
    symlinkSync(directory, join(directory, 'all', 'loop'));
    expect(read(['all'], { recursive: true })).toMatchObject({
      objects: [{ place: { file: 'all/a.yaml' } }],
      unread: [],
    });
  });

  test('a link to a file is read', () => {
    write('shared/a.yaml');
    mkdirSync(join(directory, 'all'));
    symlinkSync(join(directory, 'shared', 'a.yaml'), join(directory, 'all', 'b.yaml'));
    expect(filesOf(['all'])).toEqual(['all/b.yaml']);
  });

  test('a link to a directory that is named itself is followed', () => {
    write('all/a.yaml');
    symlinkSync(join(directory, 'all'), join(directory, 'link'));
    expect(filesOf(['link'])).toEqual(['link/a.yaml']);
  });

  test.each(['kustomization.yaml', 'kustomization.yml', 'Kustomization'])('%s says how to build it', (name) => {
    write(join('overlay', name));
    write('overlay/a.yaml');
    expect(read(['overlay'])).toEqual({
      objects: [],
      unread: [
        'overlay: cannot be read: it has a kustomization.yaml, so build it with kubectl kustomize, and pass what that prints',
      ],
    });
  });

  test('one below it does not keep the rest from being read', () => {
    ['all/a.yaml', 'all/b/kustomization.yaml', 'all/c/c.yaml'].forEach((path) => write(path));
    expect(read(['all'], { recursive: true })).toMatchObject({
      objects: [{ place: { file: 'all/a.yaml' } }, { place: { file: 'all/c/c.yaml' } }],
      unread: [expect.stringMatching(/^all\/b: cannot be read: it has a kustomization.yaml/)],
    });
  });

  test('without files, nothing is read', () => {
    mkdirSync(join(directory, 'empty'));
    expect(read(['empty'])).toEqual({ objects: [], unread: [] });
  });
});

describe('of bytes', () => {
  const mark = '\ufeff';

  test('UTF-8 is read', () => {
    expect(kindsOf(Buffer.from('kind: é\n'))).toEqual(['é']);
  });

  test('UTF-8 with a mark is read', () => {
    expect(kindsOf(Buffer.from(`${mark}kind: é\n---\nkind: b\n`))).toEqual(['é', 'b']);
  });

  test('UTF-16 with a mark is read', () => {
    expect(kindsOf(Buffer.from(`${mark}kind: é\r\n`, 'utf16le'))).toEqual(['é']);
  });

  test('UTF-16 with a mark is read, the greater byte first', () => {
    expect(kindsOf(Buffer.from(`${mark}kind: é\r\n`, 'utf16le').swap16())).toEqual(['é']);
  });

  test('what is no text gets a line', () => {
    write('a.yaml', Buffer.from([0x61, 0xe9]));
    expect(read(['a.yaml'])).toEqual({
      objects: [],
      unread: ['a.yaml: cannot be read: The encoded data was not valid for encoding utf-8'],
    });
  });
});

describe('what cannot be read gets a line:', () => {
  test('a path of nothing', () => {
    expect(read(['nowhere.yaml']).unread).toEqual(['nowhere.yaml: cannot be read: no such file or directory']);
  });

  test('a document, by its file and line', () => {
    write('a.yaml', 'kind: A\n---\nb: *c\n');
    expect(read(['a.yaml'])).toMatchObject({
      objects: [{ kind: 'A' }],
      unread: ['a.yaml:3: is not YAML: unidentified alias'],
    });
  });

  test('once for a path that is named twice', () => {
    expect(read(['nowhere.yaml', './nowhere.yaml']).unread).toHaveLength(1);
  });

  test('one path does not keep the others from being read', () => {
    write('a.yaml');
    expect(filesOf(['nowhere.yaml', 'a.yaml'])).toEqual(['a.yaml']);
  });
});

describe('of standard input', () => {
  test('what is given for it is read', () => {
    expect(read(['-'], { input: Buffer.from('kind: A\n') }).objects).toMatchObject([
      { kind: 'A', place: { file: '-' } },
    ]);
  });

  test('objects stand in the order of the paths', () => {
    write('a.yaml');
    expect(filesOf(['a.yaml', '-'], { input: Buffer.from('kind: B\n') })).toEqual(['a.yaml', '-']);
  });

  test('it is read once', () => {
    expect(filesOf(['-', '-'], { input: Buffer.from('kind: B\n') })).toEqual(['-']);
  });

  test('there is none when none is given', () => {
    expect(read(['-'])).toEqual({ objects: [], unread: [] });
  });
});
