import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { groupBy } from '../group-by';

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
 * Makes sure that each object got a file of its own: cdk8s names files by kind and name, and leaves out some
 * characters.
 *
 * @param outdir where the objects were synthesized
 * @throws Error when two objects were written to one file, with their constructs
 */
export function refuseSharedFiles(outdir: string, objects: readonly ApiObject[]): void {
  // Some file systems take names that differ in case alone for one.
  if (new Set(manifestsIn(outdir).map((file) => file.toLowerCase())).size === objects.length) return;
  const files = filesOf(objects);
  const fileOf = (object: ApiObject) => `${Chart.of(object).node.path}/${files.get(object) ?? ''}`;
  for (const [one, other] of groupBy(objects, (object) => fileOf(object).toLowerCase()).values()) {
    if (!one || !other) continue;
    const [first, second] = [one, other].map(({ kind, name, node }) => `${kind} ${name} (${node.path})`);
    throw new Error(
      `${first ?? ''} and ${second ?? ''} would both be written to ${fileOf(one)}: cdk8s names a file by kind and name, and leaves out some characters. Give one another name, or make a second chart in main.ts.`,
    );
  }
}

/** The manifests in a directory. */
const manifestsIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));

/** The name that cdk8s gives the file of each object: that of the only file where the object is alone. */
function filesOf(objects: readonly ApiObject[]): Map<ApiObject, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'file-names-'));
  try {
    const app = new App({ outdir, yamlOutputType });
    for (const [i, { apiVersion, kind, name }] of objects.entries()) {
      new ApiObject(new Chart(app, String(i)), 'object', { apiVersion, kind, metadata: { name } });
    }
    app.synth();
    return new Map(objects.map((object, i) => [object, manifestsIn(join(outdir, String(i))).join()]));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
