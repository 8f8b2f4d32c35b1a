import { groupBy } from '../group-by';
import { tableRow } from '../printable';
import type { Difference } from './applying/difference';
import { countText, type Placed, whatText } from './places';

/** What is said of an object, in a cell or two. */
export interface Line extends Placed {
  /** What differs of it; undefined where it is about the whole object. */
  readonly difference: Difference | undefined;

  /** That in words. */
  readonly text: string;

  /** What applying does with it; empty where nothing is said of that. */
  readonly effect: string;

  /** What comes first: within whole numbers it is by object. */
  readonly rank: number;
}

/** Whether a line is about a label or an annotation, which objects of all kinds have. */
const isLabel = ({ difference }: Line): boolean =>
  difference?.path.some((step) => step === 'labels' || step === 'annotations') ?? false;

/** How many rows or sentences of one kind are shown: GitHub refuses a summary of more than 1 MB. */
export const limit = 100;

/**
 * A table in Markdown, in which lines that say the same of objects of one kind are one row; none without lines.
 *
 * @param columns their headings
 * @param states the names of all states there are now
 */
export function tableOf(columns: readonly string[], lines: readonly Line[], states: readonly string[]): string[] {
  const rows = [
    ...groupBy(inOrder(lines), (line) =>
      [isLabel(line) || line.object.kind, line.text, line.effect].join('\n'),
    ).values(),
  ];
  const byEffect = groupBy(rows, ([line]) => line?.effect ?? '');
  const hidden = new Set([...byEffect.values()].flatMap((rows) => rows.slice(limit)));
  const cells = [
    columns,
    columns.map(() => '---'),
    ...rows.filter((row) => !hidden.has(row)).map((row) => cellsOf(row, states)),
    ...[...byEffect].flatMap(([effect, { length }]) =>
      length > limit ? [['…', `${length - limit} more rows like these`, effect]] : [],
    ),
  ];
  return rows.length > 0 ? [cells.map((cells) => tableRow(...cells.slice(0, columns.length))).join('\n')] : [];
}

function inOrder(lines: readonly Line[]): Line[] {
  const objects = new Set(lines.map(({ object }) => object.identity));
  const positions = new Map([...objects].map((identity, i) => [identity, i]));
  const position = ({ object }: Line) => positions.get(object.identity) ?? 0;
  return [...lines].sort(
    (a, b) => Math.floor(a.rank) - Math.floor(b.rank) || position(a) - position(b) || a.rank - b.rank,
  );
}

function cellsOf(lines: readonly Line[], states: readonly string[]): string[] {
  const [first] = lines;
  const isMany = lines.some(isLabel) && new Set(lines.map(({ object }) => object.identity)).size > 3;
  return [isMany ? countText(lines, states) : whatText(lines, states), first?.text ?? '', first?.effect ?? ''];
}
