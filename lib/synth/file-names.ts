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
  if (new Set(manifestsIn(outdir)).size === objects.length) return;
  const files = filesOf(objects);
  const written = groupBy(objects, (object) => `${Chart.of(object).node.path}/${files.get(object) ?? ''}`);
  for (const [file, [one, other]] of written) {
    if (!one || !other) continue;
    throw new Error(
      `${one.node.path} and ${other.node.path} would both be written to ${file}. Rename one, or make a second chart in main.ts.`,
    );
  }
}

/** The manifests in a directory. Some file systems take names that differ in case alone for one. */
const manifestsIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.toLowerCase());

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
