import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { replaceOutput } from './output-directory';
import { generatedLine, stateHeading } from './own-files';

let parent: string;
let directory: string;
beforeEach(() => {
  parent = realpathSync(mkdtempSync(join(tmpdir(), 'output-directory-')));
  directory = join(parent, 'dist');
});
afterEach(() => rmSync(parent, { recursive: true }));

/** Writes a state with one manifest, as synth does. */
const write = (state: string) => (into: string) => {
  mkdirSync(join(into, state), { recursive: true });
  writeFileSync(join(into, state, 'Pod.web.k8s.yaml'), '');
  writeFileSync(join(into, 'README.md'), `# States\n\n${generatedLine}\n\n${stateHeading(state)}\n`);
};

/** Everything below the parent of the output directory. */
const everything = () => readdirSync(parent, { recursive: true, encoding: 'utf8' }).sort();

const distOf = (state: string) =>
  ['dist', 'dist/README.md', `dist/${state}`, `dist/${state}/Pod.web.k8s.yaml`].map((path) => join(path)).sort();

test('a directory that is not there is made, with its parents', () => {
  replaceOutput(join(directory, 'below'), write('new'));
  expect(readdirSync(join(directory, 'below'))).toEqual(['README.md', 'new']);
});

test('everything synth wrote before is replaced, renamed states and README.md included', () => {
  replaceOutput(directory, write('old'));
  replaceOutput(directory, write('new'));
  expect(everything()).toEqual(distOf('new'));
});

test('an empty directory is replaced', () => {
  mkdirSync(directory);
  replaceOutput(directory, write('new'));
  expect(everything()).toEqual(distOf('new'));
});

test.each(['.DS_Store', 'Thumbs.db', 'desktop.ini'])(
  '%s, which an operating system leaves, does not keep it from that',
  (name) => {
    replaceOutput(directory, write('old'));
    writeFileSync(join(directory, name), '');
    writeFileSync(join(directory, 'old', name), '');
    replaceOutput(directory, write('new'));
    expect(everything()).toEqual(distOf('new'));
  },
);

test('a directory with nothing but that is empty', () => {
  mkdirSync(directory);
  writeFileSync(join(directory, '.DS_Store'), '');
  replaceOutput(directory, write('new'));
  expect(everything()).toEqual(distOf('new'));
});

test('a slash at the end of the path makes no difference', () => {
  replaceOutput(`${directory}${sep}`, write('old'));
  replaceOutput(`${directory}${sep}`, write('new'));
  expect(everything()).toEqual(distOf('new'));
});

test('a link stays, and the directory it leads to is replaced', () => {
  const link = join(parent, 'link');
  replaceOutput(directory, write('old'));
  symlinkSync(directory, link);
  replaceOutput(link, write('new'));
  expect(readdirSync(directory)).toEqual(['README.md', 'new']);
  expect(realpathSync(link)).toBe(directory);
});

describe('a directory is refused and left alone', () => {
  /** Makes a file, with the directories above it. */
  const put = (...path: string[]) => {
    mkdirSync(join(directory, ...path.slice(0, -1)), { recursive: true });
    writeFileSync(join(directory, ...path), 'mine');
  };

  const refusal = (path = directory) => {
    const before = everything();
    let message = '';
    try {
      replaceOutput(path, write('new'));
    } catch (error) {
      message = error instanceof Error ? error.message : '';
    }
    expect(everything()).toEqual(before);
    return message;
  };

  test.each([
    ['a file beside the states', ['notes.txt']],
    ['a file in a folder of manifests', ['1-first', 'notes.txt']],
    ['a folder in a folder of manifests', ['1-first', 'deeper', 'Pod.web.k8s.yaml']],
    ['a hidden file', ['.gitkeep']],
    ['a manifest outside of a state’s folder', ['Pod.web.k8s.yaml']],
  ])('for %s', (_, path) => {
    replaceOutput(directory, write('1-first'));
    put(...path);
    expect(refusal()).toContain(`it would delete ${join(directory, ...path.slice(0, 2))}, which it did not write.`);
  });

  test('for a README.md that synth did not write', () => {
    put('README.md');
    expect(refusal()).toContain(`it would delete ${join(directory, 'README.md')}, which it did not write.`);
  });

  test('for a folder that the page does not list', () => {
    replaceOutput(directory, write('1-first'));
    put('prod-by-hand', 'Pod.web.k8s.yaml');
    expect(refusal()).toContain(`it would delete ${join(directory, 'prod-by-hand')}, which it did not write.`);
  });

  test.each([
    ['is no kind and name', 'mine.k8s.yaml', 'kind: Pod\nmetadata:\n  name: mine\n'],
    ['is no kind and name, though it cannot be read', 'mine.k8s.yaml', '<<<<<<< ours\nkind: Pod\n'],
    ['has another name than its object', 'Pod.other.k8s.yaml', 'kind: Pod\nmetadata:\n  name: web\n'],
    ['has another kind than its object', 'Service.web.k8s.yaml', 'kind: Pod\nmetadata:\n  name: web\n'],
    ['has another ending', 'Pod.web.yaml', 'kind: Pod\nmetadata:\n  name: web\n'],
  ])('for a manifest whose file %s', (_, file, text) => {
    replaceOutput(directory, write('1-first'));
    writeFileSync(join(directory, '1-first', file), text);
    expect(refusal()).toContain(`it would delete ${join(directory, '1-first', file)}, which it did not write.`);
  });

  test('with all that is there, and what to do', () => {
    replaceOutput(directory, write('1-first'));
    put('notes.txt');
    put('1-first', 'mine.k8s.yaml');
    const [own, notes] = [join(directory, '1-first', 'mine.k8s.yaml'), join(directory, 'notes.txt')];
    expect(refusal()).toContain(
      `it would delete ${own}, ${notes}, which it did not write. ` +
        'Move or delete that: after a merge it may be a leftover.',
    );
  });

  test('for a link to a folder of manifests', () => {
    replaceOutput(directory, write('old'));
    symlinkSync(join(directory, 'old'), join(directory, 'link'));
    expect(refusal()).toContain(`it would delete ${join(directory, 'link')}, which it did not write.`);
  });

  test('for manifests of another cdk8s app, without a README.md of synth', () => {
    put('shop', 'Pod.web.k8s.yaml');
    expect(refusal()).toContain('there is no README.md that says that synth wrote it.');
  });

  test('when it is a file', () => {
    writeFileSync(directory, 'mine');
    expect(refusal()).toContain('that is a file.');
  });

  test.each(['.', '..', sep])('when it is %s, which is or holds the current directory', (path) => {
    expect(refusal(path)).toContain(
      `Synth does not write into ${JSON.stringify(path)}: that is, or holds, the directory you are in.`,
    );
  });

  test('with a sentence that says what to choose', () => {
    put('shop', 'Pod.web.k8s.yaml');
    expect(refusal()).toMatch(/ Choose a directory that does not exist yet, or is empty, or was written by synth\.$/);
  });
});

describe('is replaced as what synth wrote', () => {
  test.each([
    ['a manifest', 'Pod.till.k8s.yaml', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: till\n'],
    ['one of a name that cdk8s shortens', 'ClusterRole.ab.k8s.yaml', 'kind: ClusterRole\nmetadata:\n  name: a:b\n'],
    [
      'one with the marks of a merge',
      'Pod.till.k8s.yaml',
      'kind: Pod\n<<<<<<< ours\nmetadata:\n=======\n>>>>>>> theirs\n',
    ],
    ['an empty one', 'Pod.till.k8s.yaml', ''],
  ])('%s', (_, file, text) => {
    replaceOutput(directory, write('old'));
    writeFileSync(join(directory, 'old', file), text);
    replaceOutput(directory, write('new'));
    expect(everything()).toEqual(distOf('new'));
  });

  test('an empty folder', () => {
    replaceOutput(directory, write('old'));
    mkdirSync(join(directory, 'empty'));
    replaceOutput(directory, write('new'));
    expect(everything()).toEqual(distOf('new'));
  });

  test('the metadata that cdk8s writes beside the manifests', () => {
    replaceOutput(directory, write('old'));
    writeFileSync(join(directory, 'construct-metadata.json'), '{}');
    replaceOutput(directory, write('new'));
    expect(everything()).toEqual(distOf('new'));
  });
});

test('what the next synth would not know as its own is refused, and the directory holds what it held', () => {
  replaceOutput(directory, write('old'));
  const patched = (into: string) => {
    write('new')(into);
    writeFileSync(join(into, 'new', 'Pod.till.k8s.yaml'), 'kind: Pod\nmetadata:\n  name: patched\n');
  };
  expect(() => replaceOutput(directory, patched)).toThrow(
    `The next synth would take ${join('new', 'Pod.till.k8s.yaml')} for somebody else's. A folder is a state of the page, ` +
      'and a file has the kind and name that a construct was made with: give it those there, and not by a patch.',
  );
  expect(everything()).toEqual(distOf('old'));
});

describe('when writing fails', () => {
  const fail = (into: string) => {
    write('half')(into);
    throw new Error('no more');
  };

  test('the directory holds what it held, with nothing beside it', () => {
    replaceOutput(directory, write('old'));
    expect(() => replaceOutput(directory, fail)).toThrow('no more');
    expect(everything()).toEqual(distOf('old'));
  });

  test('a directory that was not there is not made', () => {
    expect(() => replaceOutput(directory, fail)).toThrow('no more');
    expect(existsSync(directory)).toBe(false);
  });
});

test('when what was written cannot take its place, the directory holds what it held', () => {
  replaceOutput(directory, write('old'));
  expect(() => replaceOutput(directory, () => undefined)).toThrow('ENOENT');
  expect(everything()).toEqual(distOf('old'));
});

describe('what another synth left beside the directory', () => {
  /** What the synth of a process leaves when it is killed between its two renames. */
  const abandon = (processId: number) => {
    for (const part of ['next', 'previous']) write('old')(join(parent, `.dist.synth-${processId}`, part));
  };

  test('is removed when that was killed', () => {
    abandon(spawnSync(process.execPath, ['--version']).pid);
    replaceOutput(directory, write('new'));
    expect(everything()).toEqual(distOf('new'));
  });

  test('stays while that is running', () => {
    abandon(process.ppid);
    replaceOutput(directory, write('new'));
    expect(readdirSync(parent)).toContain(`.dist.synth-${process.ppid}`);
  });

  test('stays when this one fails, as it may be all there is', () => {
    abandon(spawnSync(process.execPath, ['--version']).pid);
    expect(() => replaceOutput(directory, () => undefined)).toThrow();
    expect(readdirSync(parent)).toHaveLength(1);
  });
});
