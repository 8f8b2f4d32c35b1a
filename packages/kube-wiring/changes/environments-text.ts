import { differenceText } from './difference-text';
import type { Environments } from './environments';
import { markdown } from '../printable';
import { type Line, tableOf } from './rows';

/**
 * Says in Markdown what differs between two environments side by side. Nothing of it is about applying.
 *
 * @param names what the two are called
 */
export function environmentsText(environments: Environments, names: readonly [before: string, after: string]): string {
  const { differences, onlyBefore, onlyAfter } = environments;
  const [from, to] = environments.namespaces.map(markdown);
  const [before, after] = names.map(markdown);
  const common = { state: '', effect: '' };
  const only = { ...common, difference: undefined };
  const lines: Line[] = [
    ...differences.map(({ object, difference, usual }) => ({
      ...common,
      object,
      difference,
      text: differenceText(object, difference, usual),
      rank: 1,
    })),
    ...onlyBefore.map((object) => ({ ...only, object, text: `only in ${before}`, rank: 2 })),
    ...onlyAfter.map((object) => ({ ...only, object, text: `only in ${after}`, rank: 3 })),
  ];
  return [
    `${before} is in namespace ${from}, ${after} in ${to}; ${lines.length > 0 ? 'what differs besides:' : 'nothing differs besides.'}`,
    ...tableOf(['what', 'change'], lines, []),
    `If this is one environment that moves, all of it is created anew in ${to}, and what is in ${from} stays until you delete it.`,
  ].join('\n\n');
}
