import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs `kube-wiring` in a directory, for a test. */
export function runCommand(args: readonly string[], cwd: string, input = '') {
  const command = [require.resolve('ts-node/dist/bin'), join(__dirname, 'cli.ts'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
    input,
  });
  return { status, stdout, stderr };
}
