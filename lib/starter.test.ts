import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { compilePackage } from '../packages/kube-wiring/compile-package';

// All tests that stay run within one of these.
jest.setTimeout(180_000);

const root = join(__dirname, '..');
const guide = readFileSync(join(__dirname, 'README.md'), 'utf8');

/** The commands of "Start your own project", without those that need the registry or what npm installed. */
const commands = (/^## Start your own project\n.*?^ {4}(.*?)\n\n/ms.exec(guide)?.[1] ?? '')
  .split(/\n */)
  .filter((line) => !/^npm (run|install|uninstall)/.test(line));

/** The packages that the guide removes. */
const uninstalled = /npm uninstall (.*)/.exec(guide)?.[1]?.split(' ') ?? [];

/** A copy of this project in which the guide was followed. */
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'starter-'));
  const left = new Set(['node_modules', '.git'].map((path) => join(root, path)));
  cpSync(root, copy, { recursive: true, filter: (path) => !left.has(path) && !basename(path).startsWith('.dist.') });
  writeFileSync(join(copy, 'kube-wiring-1.0.0.tgz'), '');
  for (const command of commands) expect(shell(command)).toMatchObject({ status: 0, stderr: '' });
  install();
  writeFileSync(join(copy, 'README.md'), '# My shop\n');
  expect(run(['main.ts'])).toMatchObject({ status: 0, stderr: '' });
});
afterAll(() => rmSync(copy, { recursive: true }));

/** Installs what the guide leaves in package.json, and the package as it is packed. */
function install(): void {
  const modules = join(root, 'node_modules');
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : name,
  );
  const left = ['.bin', '.package-lock.json', 'kube-wiring', ...uninstalled];
  for (const name of names.filter((name) => !left.includes(name))) {
    mkdirSync(dirname(join(copy, 'node_modules', name)), { recursive: true });
    symlinkSync(join(modules, name), join(copy, 'node_modules', name), 'junction');
  }
  const installed = join(copy, 'node_modules', 'kube-wiring');
  mkdirSync(installed);
  compilePackage(installed);
}

const spawned = (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, npm_config_update_notifier: 'false', ...env },
  });
  return { status, stdout, stderr };
};

const shell = (command: string) => spawned('sh', ['-c', command]);

/** Runs a file of the copy. */
const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawned(process.execPath, ['--require', 'ts-node/register', ...args], env);

test('synth writes the page and the manifests of the one state', () => {
  expect(readFileSync(join(copy, 'dist', 'README.md'), 'utf8')).toContain('kubectl rollout status deployment/shop\n');
  expect(readFileSync(join(copy, 'dist', 'shop', 'Service.shop.k8s.yaml'), 'utf8')).toContain('targetPort: 8080');
});

test('synth writes into README.md where it has marks, by the defaults and into dist/ alone', () => {
  const path = join(copy, 'README.md');
  const marked = '# My shop\n\n<!-- synth writes the states -->\n<!-- prettier-ignore -->\n';
  writeFileSync(path, marked);
  for (const [name, value] of Object.entries({ SHOP_IMAGE: 'me/shop:2.0', CDK8S_OUTDIR: 'out' })) {
    expect(run(['main.ts'], { [name]: value })).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(path, 'utf8')).toBe(marked);
  }
  expect(run(['main.ts'])).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(path, 'utf8')).toContain('| [shop](dist/README.md#shop) | The shop runs in a Deployment');
});

test('the tests that stay pass', () => {
  const { status, stderr } = run(['node_modules/jest/bin/jest.js', '-u']);
  expect({ status, failed: stderr.match(/^.*●.*$/gm) }).toEqual({ status: 0, failed: null });
});

test('changes tells a change of it', () => {
  cpSync(join(copy, 'dist'), join(copy, 'old'), { recursive: true });
  expect(run(['main.ts'], { SHOP_IMAGE: 'me/shop:2.0' })).toMatchObject({ status: 0, stderr: '' });
  expect(run(['node_modules/kube-wiring/cli.js', 'changes', 'old', 'dist']).stdout).toContain(
    '| Deployment shop | containers shop image example/shop:1.0 → me/shop:2.0 | taken: new pods replace the old ones |',
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
