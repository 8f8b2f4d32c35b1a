import { execFile, spawnSync } from 'node:child_process';
import { listAt, textAt } from '../packages/kube-wiring/manifests/fields';
import { root } from './bash';

/** Runs kubectl in the tests' namespace, as `kubectlWith` does without input. */
export const kubectl = (...args: string[]): Promise<string> => kubectlWith('', ...args);

/**
 * The names of the objects that `kubectl get` finds, each as kind/name, sorted. What a controller made, such as the pods
 * of a Deployment, is not among them.
 */
export async function namesOf(...of: string[]): Promise<string[]> {
  const got: unknown = JSON.parse(await kubectl('get', ...of, '--output=json'));
  const objects = textAt(got, 'kind') === 'List' ? listAt(got, 'items') : [got];
  return objects
    .filter((object) => listAt(object, 'metadata', 'ownerReferences').length === 0)
    .map((object) => `${textAt(object, 'kind').toLowerCase()}/${textAt(object, 'metadata', 'name')}`)
    .sort();
}

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

/** The objects that kubectl printed as JSON: one after the other, or in a List. */
export function objectsPrinted(json: string): readonly unknown[] {
  const documents: unknown = JSON.parse(`[${json.replace(/^\}\n\{/gm, '},{')}]`);
  return listAt(documents).flatMap((one) => (textAt(one, 'kind') === 'List' ? listAt(one, 'items') : [one]));
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
