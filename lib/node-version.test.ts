import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..');

/** Runs main.ts in a Node that says it is of this version. */
function runIn(version: string) {
  const script = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
    process.argv[2] = '--help'; require('ts-node/register'); require('./main.ts')`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', script, 'node'], { cwd: root, encoding: 'utf8' });
  return { status, stderr };
}

test('an older Node than package.json allows is refused in one line', () => {
  const stderr = 'Node 20.18.3 is too old: use one that "engines" in package.json allows, such as 24.\n';
  expect(runIn('20.18.3')).toEqual({ status: 1, stderr });
});

test.each(['20.19.0', '22.13.0', '26.1.0'])('Node %s is taken', (version) => {
  expect(runIn(version)).toEqual({ status: 0, stderr: '' });
});
