import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textAt } from '../packages/kube-wiring/manifests/fields';
import { root } from './bash';
import { eventually } from './eventually';
import { useNamespace } from './kubeconfig';
import { kubectl, kubectlSync } from './kubectl';
import removeNamespace from './teardown';

/** Makes the namespace that the tests run in, and removes it when they are interrupted. */
export default async function makeNamespace(): Promise<void> {
  const remove = () => {
    try {
      removeNamespace();
    } catch (error) {
      report(error);
    }
    process.exit(1);
  };
  try {
    const { E2E_LOAD_BALANCER: loadBalancer } = process.env;
    if (loadBalancer && loadBalancer !== 'required') {
      throw new Error(`E2E_LOAD_BALANCER is "${loadBalancer}": it must be "required" or not be set.`);
    }
    const namespace = `${namespacePrefix()}${randomBytes(4).toString('hex')}`;
    console.log(`context    ${kubectlSync('config', 'view', '--minify', '--output=jsonpath={.current-context}')}`);
    console.log(`server     ${serverVersion()}`);
    console.log(`namespace  ${namespace}\n`);
    for (const left of abandoned())
      console.log(`There is ${left} from another run. If that has ended, kubectl delete ${left} removes it.`);

    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, remove);
    useNamespace(namespace);
    kubectlSync('create', 'namespace', namespace);
    process.env.E2E_NAMESPACE = namespace;
    await eventually('the ServiceAccount that pods need', () => kubectl('get', 'serviceaccount', 'default'));
  } catch (error) {
    report(error);
    remove();
  }
}

function report(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
}

/**
 * What the names of the tests' namespaces begin with: the name in package.json, so that no other project has the same.
 */
function namespacePrefix(): string {
  const description: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // The name of a scoped package, @scope/name, is none that a namespace may have.
  return `${textAt(description, 'name')
    .replace('@', '')
    .replace(/[^a-z\d-]+/g, '-')}-`;
}

/** The namespaces of runs that were killed, kept theirs, or are still under way. */
const abandoned = (): string[] =>
  kubectlSync('get', 'namespaces', '--output=name')
    .split('\n')
    .filter((name) => name.startsWith(`namespace/${namespacePrefix()}`));

function serverVersion(): string {
  const version: unknown = JSON.parse(kubectlSync('get', '--raw', '/version', '--request-timeout=10s'));
  return textAt(version, 'gitVersion');
}
