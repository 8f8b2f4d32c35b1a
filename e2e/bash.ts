import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';

/** The root of the repository, where every command is run. */
export const root = join(__dirname, '..');

const strict = ['-e', '-o', 'pipefail', '-c'];

/** What commands printed. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;

  /** Whether all of them succeeded. */
  readonly succeeded: boolean;
}

/**
 * Runs commands in bash until they end.
 *
 * @param signal ends them
 */
export const bash = (commands: string, signal?: AbortSignal): Promise<Printed> =>
  new Promise((resolve) => {
    execFile('bash', [...strict, commands], { cwd: root, maxBuffer: Infinity, signal }, (error, stdout, stderr) =>
      resolve({ stdout, stderr, succeeded: !error }),
    );
  });

/**
 * Starts a port-forward, which runs until it is killed.
 *
 * @param command one command, `kubectl port-forward ...`
 * @throws Error with what it printed, when it ends and does not forward
 */
export async function forward(command: string): Promise<ChildProcess> {
  const child = spawn('bash', [...strict, `exec ${command}`], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const print = (text: Buffer) => {
      printed += text.toString();
      if (printed.includes('Forwarding from')) resolve();
    };
    child.stdout.on('data', print);
    child.stderr.on('data', print);
    child.on('error', reject);
    child.on('close', () => reject(new Error(`${command}\n\nended:\n${printed}`)));
  });
  return child;
}
