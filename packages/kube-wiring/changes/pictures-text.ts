import { groupBy } from '../group-by';
import { changePicture } from './change-picture';
import type { Comparison } from './compare';
import type { StatesComparison } from './compare-states';
import { whereText } from './places';

/** The picture of a change for a Markdown page; none where no wire changes. */
export function pictureText(comparison: Comparison): string[] {
  const drawn = changePicture(comparison);
  return drawn === undefined ? [] : [['```mermaid', drawn, '```'].join('\n')];
}

/** The pictures of a change of states for a Markdown page, each once. */
export function picturesText({ compared, added }: StatesComparison): string[] {
  const pictures = [...compared].flatMap(([state, comparison]) =>
    pictureText(comparison).map((picture) => ({ state, picture })),
  );
  const names = [...compared.keys(), ...added.keys()];
  return [...groupBy(pictures, ({ picture }) => picture)].flatMap(([picture, same]) => [
    `What leads where${whereText(same, names)}:`,
    picture,
  ]);
}
