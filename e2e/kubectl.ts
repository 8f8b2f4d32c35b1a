import { execFile, spawnSync } from 'node:child_process';
import { root } from './bash';

/** Runs kubectl in the tests' namespace, as `kubectlWith` does without input. */
export const kubectl = (...args: string[]): Promise<string> => kubectlWith('', ...args);

/** The names of the objects that `kubectl get` finds, each as kind/name, sorted. */
export const namesOf = async (...of: string[]): Promise<string[]> =>
  (await kubectl('get', ...of, '--output=name')).split('\n').filter(Boolean).sort();

/**
 * Runs kubectl in the tests' namespace.
 *
 * @param input its standard input
 * @returns what it printed
 * @throws Error with the command and all that kubectl said, when it failed
 */
export async function kubectlWith(input: string, ...args: string[]): Promise<string> {
  const [error, stdout, stderr] = await new Promise<[Error | null, string, string]>((resolve) => {
    const child = execFile('kubectl', args, { cwd: root, maxBuffer: Infinity }, (...result) => resolve(result));
    child.stdin?.end(input);
  });
  if (error) throw new Error(`kubectl ${args.join(' ')}\n${stdout}${stderr}`.trimEnd());
  return stdout.trimEnd();
}

/**
 * Runs kubectl synchronously, as an interruption needs it.
 *
 * @returns what it printed
 * @throws Error with one line that says why it failed
 */
export function kubectlSync(...args: string[]): string {
  const { error, status, stdout, stderr } = spawnSync('kubectl', args, { cwd: root, encoding: 'utf8' });
  if (error) throw new Error('There is no kubectl to run: see https://kubernetes.io/docs/tasks/tools/.');
  if (status !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr.trimEnd().split('\n').at(-1) ?? ''}`);
  return stdout.trimEnd();
}
