import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs `npm run synth -- --help` in a Node that says it is of this version. */
function synthIn(version: string) {
  const script = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
    require('ts-node/register'); process.argv[2] = '--help'; require('./main.ts')`;
  const cwd = join(__dirname, '..');
  const { status, stderr } = spawnSync(process.execPath, ['-e', script, 'node'], { cwd, encoding: 'utf8' });
  return { status, stderr };
}

test.each(['18.20.8', '20.18.3'])('Node %s is too old, in one line', (version) => {
  const stderr = `Node ${version} is too old: use one that "engines" in package.json allows, such as 24.\n`;
  expect(synthIn(version)).toEqual({ status: 1, stderr });
});

test.each(['20.19.0', '22.13.0', '26.1.0'])('Node %s is taken', (version) => {
  expect(synthIn(version)).toEqual({ status: 0, stderr: '' });
});
