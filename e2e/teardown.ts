import { kubectlSync } from './kubectl';

/** Removes the namespace that the tests ran in, unless E2E_KEEP is set. */
export default function removeNamespace(): void {
  const { E2E_KEEP: keep, E2E_NAMESPACE: namespace } = process.env;
  if (!namespace) return;
  if (keep) {
    console.log(`\nKept the namespace: kubectl delete namespace ${namespace} removes it.`);
    return;
  }
  console.log(`\nRemoving namespace ${namespace}`);
  kubectlSync('delete', 'namespace', namespace, '--wait=false');
  // The applications do not react to SIGTERM: without this they would be waited for half a minute.
  kubectlSync('delete', 'pods', '--all', '--now');
  kubectlSync('wait', '--for=delete', `namespace/${namespace}`, '--timeout=5m');
}
