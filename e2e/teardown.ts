import { removeKubeconfig } from './kubeconfig';
import { kubectlSync } from './kubectl';

/** Removes the namespace that the tests ran in, unless E2E_KEEP is set. */
export default function removeNamespace(): void {
  const { E2E_KEEP: keep, E2E_NAMESPACE: namespace } = process.env;
  try {
    if (keep && namespace) {
      console.log(`\nKept the namespace: kubectl delete namespace ${namespace} removes it.`);
    } else if (namespace) {
      console.log(`\nRemoving namespace ${namespace}`);
      kubectlSync('delete', 'namespace', namespace, '--wait=false');
      // The applications do not react to SIGTERM: without this, removing them takes half a minute.
      kubectlSync('delete', 'pods', '--all', '--now');
      kubectlSync('wait', '--for=delete', `namespace/${namespace}`, '--timeout=5m');
    }
  } finally {
    removeKubeconfig();
  }
}
