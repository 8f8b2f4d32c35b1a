import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../run-command';

/** A repository of its own, in which the command runs as npm runs it. */
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'changes-test-'));
  git('init', '--quiet', '--initial-branch', 'main');
  put('dist', 80);
  commit('main');
  git('checkout', '--quiet', '-b', 'feature');
  put('dist', 81);
  commit('feature');
  put('dist', 82);
  put('other', 83);
});
afterAll(() => rmSync(directory, { recursive: true }));

const git = (...args: string[]) => {
  const { status, stderr } = spawnSync('git', args, { cwd: directory, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
};

function commit(message: string, path = 'dist'): void {
  git('add', path);
  const author = ['-c', 'user.name=me', '-c', 'user.email=me@example.com', '-c', 'commit.gpgsign=false'];
  git(...author, 'commit', '--quiet', '--message', message);
}

/** Writes a directory of one state, with a Service of this port. */
function put(path: string, port: number): void {
  mkdirSync(join(directory, path, '1-one'), { recursive: true });
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port }] } };
  writeFileSync(join(directory, path, '1-one', 'Service.web.k8s.yaml'), JSON.stringify(service));
}

const run = (args: string[], cwd = directory) => runCommand(['changes', ...args], cwd);

const says = (from: number, to: number) => ({
  status: 0,
  stdout: `| what | change | when you apply it |\n| --- | --- | --- |\n| Service web | port ${from} → ${to} | taken |\n`,
  stderr: '',
});

test('without arguments, dist/ is compared with that of the commit where the branch left the default branch', () => {
  expect(run([])).toEqual(says(80, 82));
});

test('on the default branch, its last commit is compared with dist/', () => {
  git('stash', '--quiet', '--include-untracked');
  git('checkout', '--quiet', 'main');
  try {
    put('dist', 90);
    expect(run([])).toEqual(says(80, 90));
  } finally {
    git('checkout', '--quiet', '--force', 'feature');
    git('stash', 'pop', '--quiet');
  }
});

test('the default branch is that of the remote, where there is one', () => {
  git('update-ref', 'refs/remotes/origin/trunk', 'feature');
  git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
  try {
    expect(run([])).toEqual(says(81, 82));
  } finally {
    git('symbolic-ref', '--delete', 'refs/remotes/origin/HEAD');
    git('update-ref', '-d', 'refs/remotes/origin/trunk');
  }
});

test.each([
  ['without arguments', []],
  ['with one directory', ['.']],
])('%s and without dist/, it asks for both directories', (_, args) => {
  mkdirSync(join(directory, 'lib'), { recursive: true });
  expect(run(args, join(directory, 'lib'))).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(
      /^There is no dist here, which is NEW if you leave it out. Give both OLD and NEW.\n\nUsage: /,
    ) as string,
  });
});

test('a commit is compared with dist/', () => {
  expect(run(['HEAD'])).toEqual(says(81, 82));
});

test('a commit is read where the directory is that it is compared with', () => {
  expect(run(['HEAD', 'dist/1-one'])).toEqual(says(81, 82));
});

test('of a directory that a commit does not have, all is new', () => {
  expect(run(['HEAD', 'other/1-one'])).toEqual({
    status: 0,
    stdout: '| what | change | when you apply it |\n| --- | --- | --- |\n| Service web | new | created |\n',
    stderr: 'In commit HEAD there is no other/1-one/, so all of it is new.\n',
  });
  expect(run(['HEAD', 'other']).stdout).toMatch(/^State 1-one is new\./);
});

test('what git archive would leave out is read all the same', () => {
  const attributes = join('dist', '.gitattributes');
  writeFileSync(join(directory, attributes), '* export-ignore\n');
  commit('attributes', attributes);
  try {
    expect(run(['HEAD'])).toEqual(says(81, 82));
  } finally {
    git('reset', '--quiet', 'HEAD~1');
    rmSync(join(directory, attributes));
  }
});

test('folders below manifests are named, as they are not read', () => {
  mkdirSync(join(directory, 'dist', '1-one', 'below'));
  writeFileSync(join(directory, 'dist', '1-one', 'below', 'pod.yaml'), 'apiVersion: v1\nkind: Pod\n');
  try {
    expect(run(['other/1-one', 'dist/1-one']).stderr).toBe(
      'dist/1-one/below is not read, as kubectl apply -f does not read it either.\n',
    );
  } finally {
    rmSync(join(directory, 'dist', '1-one', 'below'), { recursive: true });
  }
});

test('two directories are compared, and their paths start from the current directory', () => {
  expect(run(['dist', 'other'])).toEqual(says(82, 83));
  expect(run(['1-one', '../other/1-one'], join(directory, 'dist'))).toEqual(says(82, 83));
});

test('two folders of one namespace each are environments side by side', () => {
  const write = (namespace: string) => {
    mkdirSync(join(directory, 'shop', namespace), { recursive: true });
    const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'words', namespace } };
    writeFileSync(join(directory, 'shop', namespace, 'words.json'), JSON.stringify(configMap));
  };
  write('staging');
  write('prod');
  try {
    const { stdout } = run(['shop/staging', 'shop/prod']);
    expect(stdout).toMatch(/^shop\/staging is in namespace staging, shop\/prod in prod; nothing differs besides\.\n/);
  } finally {
    rmSync(join(directory, 'shop'), { recursive: true });
  }
});

test('a Namespace that comes too late is applied first by a command with the path of its file', () => {
  const folder = join(directory, 'late');
  const metadata = { name: 'shop' };
  mkdirSync(folder);
  writeFileSync(join(folder, 'b.yaml'), JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata }));
  writeFileSync(
    join(folder, 'a.yaml'),
    JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'shop' } }),
  );
  try {
    expect(run(['other/1-one', 'late']).stdout).toContain(
      [
        '| ConfigMap shop/a | new | created, but **not by the first** `kubectl apply`, as Namespace shop comes too late: apply that first |',
        '| Namespace shop | new | created |',
        '',
        'Apply these **before** the rest, or apply the rest twice:',
        '',
        '```sh',
        'kubectl apply -f late/b.yaml',
        '```',
      ].join('\n'),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  [
    'what is neither a directory nor a commit',
    ['none'],
    'none is not a directory, and there is no such commit here. Fetch it, or name a directory.',
  ],
  ['a directory that does not exist', ['HEAD', 'none'], 'none is not a directory.'],
  [
    'a state and a directory of states',
    ['dist/1-one', 'dist'],
    'dist/1-one and dist cannot be compared: one holds manifests, and the other a folder for each state.',
  ],
])('%s ends with status 1 and a line', (_, args, line) => {
  expect(run(args)).toEqual({ status: 1, stdout: '', stderr: `${line}\n` });
});

describe('where a Service leads elsewhere', () => {
  /** Writes a state with a Service of these pods. */
  function putState(path: string, app: string): void {
    mkdirSync(join(directory, path), { recursive: true });
    const objects = [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { selector: { app }, ports: [{ port: 80 }] },
      },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web', labels: { app: 'web' } },
        spec: { containers: [{ name: 'web' }] },
      },
    ];
    writeFileSync(join(directory, path, 'all.yaml'), objects.map((object) => JSON.stringify(object)).join('\n---\n'));
  }

  const picture =
    /^```mermaid\n[^`]* service-web --x\|"no more: target port 80, as the pods lack app=wep"\| pod-web\n[^`]*```\n\n/m;

  test('a picture stands above what is said of it', () => {
    putState('was', 'web');
    putState('is', 'wep');
    const { stdout } = run(['was', 'is']);
    expect(stdout).toMatch(picture);
    expect(stdout.replace(picture, '')).toMatch(/^Service web: reaches \*\*nothing\*\* any more\.\n\n\| what /);
  });

  test('of states whose pictures are alike there is one', () => {
    for (const state of ['1-one', '2-two', '3-three']) {
      putState(join('were', state), 'web');
      putState(join('are', state), state === '1-one' ? 'web' : 'wep');
    }
    const { stdout } = run(['were', 'are']);
    expect(stdout).toMatch(/^What leads where from 2-two on:\n\n```mermaid\n/);
    expect(stdout.match(/```mermaid/g)).toHaveLength(1);
  });
});

test.each([['-h'], ['--help']])('%s prints how it is used', (option) => {
  expect(run([option])).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^Usage: kube-wiring changes/) as string,
    stderr: '',
  });
});

test.each([
  ['a third argument', ['a', 'b', 'c'], 'Give two directories at most.'],
  ['an unknown option', ['--al'], "Unknown option '--al'"],
])('%s ends with status 2 and the usage on standard error', (_, args, reason) => {
  const { status, stdout, stderr } = run(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(reason);
  expect(stderr).toMatch(/\n\nUsage: kube-wiring changes/);
});

test('where there is no git repository, there is no commit to compare with', () => {
  const outside = mkdtempSync(join(tmpdir(), 'changes-test-'));
  mkdirSync(join(outside, 'dist'));
  writeFileSync(join(outside, 'dist', 'pod.yaml'), 'apiVersion: v1\nkind: Pod\n');
  try {
    expect(run([], outside)).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^There is no git repository here, so name two directories\. git says: .*\n$/,
      ) as string,
    });
  } finally {
    rmSync(outside, { recursive: true });
  }
});
