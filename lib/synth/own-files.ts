import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KubeObject, originOf, readManifests } from 'kube-wiring';

/** The line that tells synth that it wrote a README.md itself, and with it the directory: it belongs to every page. */
export const generatedLine = 'This page is synthesized with the manifests and never edited by hand.';

/** The heading of a state on the page, which tells synth that it wrote the folder of that name. */
export const stateHeading = (name: string): string => `## [${name}](${name})`;

/** Whether a file is there only because an operating system looked into its directory. */
export const isLitter = (name: string): boolean => ['.DS_Store', 'Thumbs.db', 'desktop.ini'].includes(name);

/** What is in a directory, but for litter. */
export const entriesOf = (directory: string): Dirent[] =>
  readdirSync(directory, { withFileTypes: true }).filter(({ name }) => !isLitter(name));

/** The paths, within an output directory with a README.md, of what synth does not write. */
export function foreignIn(directory: string): string[] {
  const entries = entriesOf(directory);
  const page = entries.some((entry) => entry.name === 'README.md' && entry.isFile())
    ? readFileSync(join(directory, 'README.md'), 'utf8')
    : '';
  const listed = new Set(page.split(/\r?\n/));
  return entries.flatMap((entry) => {
    const { name } = entry;
    if (entry.isDirectory() && listed.has(stateHeading(name))) {
      return foreignFiles(join(directory, name)).map((file) => join(name, file));
    }
    if (entry.isDirectory()) return entriesOf(join(directory, name)).length > 0 ? [name] : [];
    // cdk8s writes the second where CDK8S_RECORD_CONSTRUCT_METADATA is set.
    const isOwn = name === 'README.md' ? page.includes(generatedLine) : name === 'construct-metadata.json';
    return isOwn && entry.isFile() ? [] : [name];
  });
}

/** What of a state's folder is no file that cdk8s named after the object in it. One that cannot be read may be. */
function foreignFiles(folder: string): string[] {
  const entries = entriesOf(folder);
  const files = entries.flatMap(({ name }) => (name.endsWith('.k8s.yaml') ? [name] : []));
  const { objects } = readManifests(files, { directory: folder });
  const read = new Set(objects.map(originOf));
  const named = new Set(objects.filter((object) => originOf(object) === fileNameOf(object)).map(originOf));
  const isOwn = (name: string) => named.has(name) || (!read.has(name) && /^[A-Z]\w*\.[\w.-]+\.k8s\.yaml$/.test(name));
  return entries.flatMap((entry) => (entry.isFile() && isOwn(entry.name) ? [] : [entry.name]));
}

const fileNameOf = ({ kind, name }: KubeObject): string => `${`${kind}.${name}`.replace(/[^\w.-]/g, '')}.k8s.yaml`;
