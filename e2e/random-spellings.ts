import { isDeepStrictEqual } from 'node:util';
import { isMap, listAt, valueAt } from '../packages/kube-wiring/manifests/fields';
import { kept, made, named, nameOf, type Pair } from './outcomes';
import { quantityOf, spellingsOf } from './quantities';
import { type Choose, chooser, happens } from './random';
import { richManifests } from './rich-manifests';

/** How many times in a hundred each thing is done. */
interface Odds {
  /** Writing out a default. */
  readonly write: number;

  /** Leaving out a field or an item that was written. */
  readonly leave: number;

  /** Writing a value in another way. */
  readonly respell: number;
}

const manners: readonly Odds[] = [
  { write: 5, leave: 0, respell: 0 },
  { write: 50, leave: 0, respell: 0 },
  { write: 0, leave: 3, respell: 0 },
  { write: 0, leave: 0, respell: 50 },
  { write: 20, leave: 0, respell: 20 },
  { write: 5, leave: 2, respell: 5 },
];

/** A manifest, and what the API server made of it under two names: what both got alike are defaults. */
interface Sample {
  readonly written: unknown;
  readonly one: unknown;
  readonly other: unknown;
}

/**
 * Manifests before and after, of which a random part is written that the API server fills in, another part is left out,
 * and values are spelled in other ways; the same ones for a seed.
 */
export async function randomSpellings(seed: number, count: number): Promise<Pair[]> {
  const choose = chooser(seed);
  const manifests = Array.from({ length: count }, (_, i) => {
    const [written, leave] = [choose(choose(richManifests)), choose([0, 1, 2, 5])];
    return named(
      varied({ written, one: written, other: written }, { write: 0, leave, respell: 0 }, choose),
      `spelling-${i}`,
    );
  });
  const [one, other] = [await madeOf(manifests, 'one'), await madeOf(manifests, 'other')];
  return manifests.flatMap((written, i) => {
    const sample = { written, one: one[i], other: other[i] };
    const variant = () => named(varied(sample, choose(manners), choose), nameOf(written));
    return sample.one && sample.other ? [{ before: variant(), after: variant() }] : [];
  });
}

/** What the API server makes of manifests whose names get another end. */
async function madeOf(manifests: readonly object[], end: string): Promise<unknown[]> {
  const renamed = manifests.map((manifest) => named(manifest, `${nameOf(manifest)}-${end}`));
  const found = await made('create', renamed);
  return renamed.map((manifest) => found.get(nameOf(manifest)));
}

/** The sample of the part at a step. */
const inside = ({ written, one, other }: Sample, step: string | number): Sample => ({
  written: valueAt(written, step),
  one: valueAt(one, step),
  other: valueAt(other, step),
});

/**
 * A sample's manifest, changed at random; undefined where it is not written.
 *
 * @param field whose value the sample is; empty for an item of a list
 */
function varied(sample: Sample, odds: Odds, choose: Choose, field = ''): unknown {
  const { written, one, other } = sample;
  if (written === undefined) return isDeepStrictEqual(one, other) && happens(odds.write, choose) ? one : undefined;
  const others = happens(odds.respell, choose) ? spellings(field, written, one) : [];
  if (others.length > 0) return choose(others);
  if (isMap(written)) return variedMap(sample, odds, choose);
  if (!Array.isArray(written)) return written;
  const all = Array.from({ length: Math.max(written.length, listAt(one).length) }, (_, i) => inside(sample, i));
  return all
    .map((item) => (happens(odds.leave, choose) ? undefined : varied(item, odds, choose)))
    .filter((item) => item !== undefined);
}

/** Fields without which an object is not valid, or another one. */
const needed = new Set([
  ...['apiVersion', 'kind', 'metadata', 'spec', 'selector', 'template', 'jobTemplate', 'schedule', 'schedulerName'],
  ...['name', 'containers', 'image', 'ports', 'containerPort', 'port'],
  ...['mountPath', 'key', 'path', 'operator', 'weight'],
]);

function variedMap(sample: Sample, odds: Odds, choose: Choose): object {
  const fields = new Set([sample.written, sample.one].flatMap((value) => (isMap(value) ? Object.keys(value) : [])));
  return Object.fromEntries(
    [...fields]
      .filter((field) => !kept.has(field))
      .map((field) => [
        field,
        !needed.has(field) && happens(odds.leave, choose)
          ? undefined
          : varied(inside(sample, field), odds, choose, field),
      ]),
  );
}

/** Other ways to write the value of a field: an empty map is none (an item of a list is no field), a quantity has many. */
function spellings(field: string, written: unknown, made: unknown): readonly unknown[] {
  if (field && isMap(written) && Object.keys(written).length === 0) return [null];
  const quantity = quantityOf(field, written);
  return quantity === undefined ? [] : [made, ...spellingsOf(quantity)];
}
