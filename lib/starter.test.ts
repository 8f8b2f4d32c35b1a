import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const root = join(__dirname, '..');
const guide = readFileSync(join(__dirname, 'platform', 'README.md'), 'utf8');

/** What "Start your own project" of the guide says to remove or move. */
const removed = [
  'lib/platform',
  'lib/starter',
  'lib/starter.test.ts',
  'e2e',
  'README.md',
  'README.test.ts',
  'dist',
  '__snapshots__',
];

/** A copy of this project in which the guide was followed. */
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'starter-'));
  const left = new Set([...removed, 'node_modules', '.git'].map((path) => join(root, path)));
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(path) && !basename(path).startsWith('.dist.') });
  cpSync(join(__dirname, 'starter'), join(copy, 'lib', 'platform'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  writeFileSync(join(copy, 'README.md'), '# My shop\n');
  expect(run(['main.ts'])).toMatchObject({ status: 0, stderr: '' });
});
afterAll(() => rmSync(copy, { recursive: true }));

/** Runs a file of the copy. */
const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', 'ts-node/register', ...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });
  return { status, stdout, stderr };
};

test('the guide names all that is removed', () => {
  const [, start = ''] = guide.split('\n## Start your own project\n');
  const [section = ''] = start.split('\n## ');
  expect(removed.filter((path) => !section.includes(path))).toEqual([]);
});

test('synth writes the page and the manifests of the one state', () => {
  expect(readFileSync(join(copy, 'dist', 'README.md'), 'utf8')).toContain('kubectl rollout status deployment/shop\n');
  expect(readFileSync(join(copy, 'dist', 'shop', 'Service.shop.k8s.yaml'), 'utf8')).toContain('targetPort: 8080');
});

test('the tests that stay and look at the platform pass', () => {
  const { status, stderr } = run(['node_modules/jest/bin/jest.js', '-u', 'main.test', 'lib/platform']);
  expect({ status, failed: stderr.match(/^.*●.*$/gm) }).toEqual({ status: 0, failed: null });
});

test('npm run changes tells a change of it', () => {
  cpSync(join(copy, 'dist'), join(copy, 'old'), { recursive: true });
  expect(run(['main.ts'], { SHOP_IMAGE: 'me/shop:2.0' })).toMatchObject({ status: 0, stderr: '' });
  expect(run(['packages/kube-wiring/cli.ts', 'changes', 'old', 'dist']).stdout).toContain(
    '| Deployment shop | image example/shop:1.0 → me/shop:2.0 | taken: new pods replace the old ones |',
  );
});

test('the environments of the guide are synthesized side by side, and compared with nothing', () => {
  const code = /^ {4}export function states\(.*?^ {4}\}$/ms.exec(guide)?.[0] ?? '';
  const section = /^ {4}## staging\n.*?^ {4}```$/ms.exec(guide)?.[0].replace(/^ {4}/gm, '') ?? '';
  const states = join(copy, 'lib', 'platform', 'states.ts');
  const [imports = ''] = readFileSync(states, 'utf8').split('\n/**');
  writeFileSync(states, `${imports}\n${code}`);
  writeFileSync(join(copy, 'lib', 'platform', 'states.md'), `${section}\n\n${section.replaceAll('staging', 'prod')}\n`);
  expect(run(['main.ts'])).toMatchObject({ status: 0, stderr: '' });
  const page = readFileSync(join(copy, 'dist', 'README.md'), 'utf8');
  expect(page).toContain('kubectl apply -f dist/prod/Namespace.shop.k8s.yaml\n');
  expect(page).not.toContain('| what |');
});

describe('environments of one namespace', () => {
  const states = () => join(copy, 'lib', 'platform', 'states.ts');
  const change = (from: string, to: string) =>
    writeFileSync(states(), readFileSync(states(), 'utf8').replace(from, to));
  const sentence =
    "staging and prod both have Namespace shop, Deployment shop/shop and Service shop/shop: in one cluster the one that is applied later replaces the other's.";

  test('have a hint, and a sentence on the page', () => {
    change("namespace: 'shop-staging'", "namespace: 'shop'");
    const { status, stderr } = run(['main.ts']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining(`hint: ${sentence}`) as string });
    expect(readFileSync(join(copy, 'dist', 'README.md'), 'utf8')).toContain(`\n\n${sentence}\n\n`);
  });

  test('have neither where they are in clusters of their own', () => {
    change("name: 'prod',", "name: 'prod',\n        cluster: 'prod',");
    expect(run(['main.ts'])).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(copy, 'dist', 'README.md'), 'utf8')).not.toContain('both have');
  });
});
