import { readdirSync } from 'node:fs';
import { ApiObject, type App, Chart, YamlOutputType } from 'cdk8s';

/** How manifests are divided into files: a folder for each chart, a file for each object. */
export const yamlOutputType = YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;

/**
 * Makes sure that each chart gets a folder of its name: cdk8s changes a name that is not a DNS label.
 *
 * @throws Error for a name that is not one, with the name to use
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names
 */
export function refuseOtherFolders(names: readonly string[]): void {
  const other = names.find((name) => !/^[a-z\d]([-a-z\d]{0,61}[a-z\d])?$/.test(name));
  if (other === undefined) return;
  const label = other
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .slice(0, 63)
    .replace(/^-|-$/g, '');
  throw new Error(
    `${JSON.stringify(other)} is not a DNS label, so its folder would have another name. Call it ${label}.`,
  );
}

/**
 * Makes sure that no chart depends on another: cdk8s numbers the folders of charts that do.
 *
 * @param app an app that was synthesized, which is when cdk8s knows what depends on what
 * @throws Error for a chart that does, with the one that it depends on
 */
export function refuseDependencies(app: App): void {
  for (const { node } of app.charts) {
    const [other] = node.dependencies;
    if (!other) continue;
    throw new Error(
      `${node.path} depends on ${other.node.path}, so cdk8s would number their folders. Remove that dependency: states are applied one after the other anyway.`,
    );
  }
}

/**
 * Makes sure that each object got a file of its own: cdk8s names files by kind and name, and leaves out some
 * characters.
 *
 * @param app an app that was synthesized
 * @throws Error when two objects were written to one file, with their constructs
 */
export function refuseSharedFiles(app: App): void {
  const objects = app.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  const files = readdirSync(app.outdir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  // Some file systems take names that differ in case alone for one.
  if (new Set(files.map((file) => file.toLowerCase())).size === objects.length) return;
  const first = new Map<string, ApiObject>();
  for (const object of objects) {
    const { kind, name } = object;
    const likeness = `${Chart.of(object).node.path}/${kind}.${name}`.replace(/[^\w./-]/g, '').toLowerCase();
    const other = first.get(likeness);
    first.set(likeness, object);
    if (!other) continue;
    const [one, two] = [other, object].map(({ kind, name, node }) => `${kind} ${name} (${node.path})`);
    throw new Error(
      `${one ?? ''} and ${two ?? ''} would both be written to one file: cdk8s names a file by kind and name, and leaves out some characters. Give one another name, or make a second chart in main.ts.`,
    );
  }
}
