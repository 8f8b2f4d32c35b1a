import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');

test('the paths that npm run is given start from where it was called', () => {
  const folder = mkdtempSync(join(tmpdir(), 'called-in-'));
  writeFileSync(join(folder, 'pod.yaml'), 'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n');
  const script = ['-r', './lib/called-in.ts', 'packages/kube-wiring/cli.ts', 'check', 'pod.yaml'];
  const { stdout } = spawnSync(process.execPath, [require.resolve('ts-node/dist/bin'), ...script], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, INIT_CWD: folder },
  });
  rmSync(folder, { recursive: true });
  expect(stdout).toContain('Judged 0 Services by 1 Pod or pod template');
});

test('it says in one line that Node is too old', () => {
  const script =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } }); require('ts-node/register'); require('./lib/called-in.ts')";
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Node 20\.18\.3 is too old: .*\n$/);
});
