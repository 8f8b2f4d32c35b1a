import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { textAt } from '../packages/kube-wiring/manifests/fields';
import { kubectlSync } from './kubectl';

/**
 * Makes a namespace the default of every kubectl that this process starts: a kubeconfig of its own goes before the
 * user's. The cluster and its credentials stay where they are.
 */
export function useNamespace(namespace: string): void {
  const current: unknown = JSON.parse(kubectlSync('config', 'view', '--minify', '--output=json'));
  const [cluster, user] = ['cluster', 'user'].map((key) => textAt(current, 'contexts', 0, 'context', key));
  const directory = mkdtempSync(join(tmpdir(), `${namespace}-`));
  const file = join(directory, 'kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    contexts: [{ name: namespace, context: { cluster, user, namespace } }],
    'current-context': namespace,
  };
  writeFileSync(file, JSON.stringify(config));
  process.env.KUBECONFIG = [file, process.env.KUBECONFIG || join(homedir(), '.kube', 'config')].join(delimiter);
  process.env.E2E_KUBECONFIG = directory;
}

/** Removes the kubeconfig that `useNamespace` made. */
export function removeKubeconfig(): void {
  const { E2E_KUBECONFIG: directory } = process.env;
  if (directory) rmSync(directory, { recursive: true, force: true });
}
