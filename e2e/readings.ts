import { checkFiles } from '../packages/kube-wiring/check/check-files';
import { isMap } from '../packages/kube-wiring/manifests/fields';
import { readManifests } from '../packages/kube-wiring/manifests/read-manifests';
import { kubectlWith, objectsPrinted } from './kubectl';

/** What kubectl and the product make of a text. */
export interface Reading {
  readonly text: string;

  /** The objects that kubectl reads; undefined where it refuses the text. */
  readonly byKubectl: readonly unknown[] | undefined;

  /** Why kubectl refuses it. */
  readonly refusal?: string;

  /** The objects that are read here; undefined where it is said that something is not. */
  readonly here: readonly unknown[] | undefined;
}

/** Lets kubectl read a text; undefined where it refuses a kind that the cluster lacks, or a field of another type. */
export async function readingOf(text: string): Promise<Reading | undefined> {
  const input = Buffer.from(text);
  const { status, findings } = checkFiles(['-'], { input });
  const isRead = status !== 2 && !findings.some(({ finding }) => finding.code === 'incomplete-object');
  const here = isRead ? readManifests(['-'], { input }).objects.map(({ value }) => comparable(value)) : undefined;
  const create = ['create', '--dry-run=client', '--validate=false', '--output=json', '-f', '-'];
  try {
    return { text, here, byKubectl: objectsPrinted(await kubectlWith(text, ...create)).map(comparable) };
  } catch (error) {
    const refusal = String(error);
    const isOther = /no matches for kind|cannot unmarshal/.test(refusal);
    return isOther ? undefined : { text, here, byKubectl: undefined, refusal };
  }
}

/** An object as JSON has it, without the namespace that kubectl gives it. */
function comparable(object: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(object));
  if (isMap(copy) && isMap(copy.metadata)) Reflect.deleteProperty(copy.metadata, 'namespace');
  return copy;
}
