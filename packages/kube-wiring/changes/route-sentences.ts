import { groupBy } from '../group-by';
import { markdown } from '../printable';
import { shortList } from '../short-list';
import { named } from './markdown';
import type { ReroutedRoute, WayChange } from './route-changes';

/** Says in Markdown what changes for a route that is there before and after: what follows its name and a colon. */
export function routeSentences({ isKept, ways }: ReroutedRoute): string[] {
  if (!isKept) return [];
  const said = [...groupBy(ways, ({ at }) => at)].flatMap(([at, own]) =>
    placeSentences(own).map((parts) => ({ at, parts })),
  );
  const isAnywhere = ways.every(({ at }) => at === '*');
  return [...groupBy(said, ({ parts }) => parts.join('\n')).values()].map((same) => {
    const [what = '', rest = ''] = same[0]?.parts ?? [];
    const where = isAnywhere ? '' : ` at ${shortList(same.map(({ at }) => markdown(at)))}`;
    return `reaches ${what}${where} ${rest}`;
  });
}

/** What requests for one host and path reach, and what is to be said of that. */
function placeSentences(ways: readonly WayChange[]): (readonly [what: string, rest: string])[] {
  const [lost, left, won] = (['lost', 'left', 'won'] as const).map((change) =>
    shortList([...new Set(ways.flatMap((way) => (way.change === change ? [named(way.service)] : [])))]),
  );
  if (ways.every(({ change }) => change === 'lost' || change === 'left')) {
    return [['**nothing**', left ? `any more, once you delete ${left}` : 'any more']];
  }
  const isHeld = ways.some(({ change }) => change === 'none' || change === 'left');
  return [
    ...(lost ? [[lost, '**no more**'] as const] : []),
    ...(left ? [[left, 'until you delete it'] as const] : []),
    ...(won ? [[won, isHeld ? 'as well' : 'now'] as const] : []),
  ];
}
