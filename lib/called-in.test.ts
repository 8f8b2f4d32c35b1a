import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..');

test('the paths that npm run is given start from where it was called', () => {
  const script = ['-r', './lib/called-in.ts', 'packages/kube-wiring/cli.ts', 'check', '../dist/2-cluster-ip'];
  const { stdout } = spawnSync(process.execPath, [require.resolve('ts-node/dist/bin'), ...script], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, INIT_CWD: __dirname },
  });
  expect(stdout).toContain('Judged 1 Service by 2 Pods and pod templates');
});

test('it says in one line that Node is too old', () => {
  const script =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } }); require('ts-node/register'); require('./lib/called-in.ts')";
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Node 20\.18\.3 is too old: .*\n$/);
});
