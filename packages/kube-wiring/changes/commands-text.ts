import { join } from 'node:path';
import { isConstruct, originOf } from '../manifests/kube-object';
import type { Change } from './change';
import { type Deletion, deleteCommands, isHarmless } from './deletion';
import { named } from './markdown';

/** The files of a folder that have to be applied before the rest of it, as far as their paths are plain to a shell. */
export const neededFiles = (changes: readonly Change[], folder: string): string[] =>
  changes.flatMap(({ needs }) => {
    const path = needs && !isConstruct(needs) ? join(folder, originOf(needs)) : '';
    return /^[\w./-]+$/.test(path) ? [path] : [];
  });

/**
 * Says in Markdown what to run before applying and after it: in commands what takes nothing else with it, in a sentence
 * the rest.
 *
 * @param files what has to be applied before the rest
 * @param where what the sentences begin with: nothing, or `In staging: `
 */
export function commandsText({ first, last, unserved }: Deletion, files: readonly string[], where: string): string[] {
  const none = [...new Set(unserved.map(named))].join(', ');
  const meanwhile = `Until you apply, they are away${none ? `, and no pods answer for ${none}` : ''}`;
  const others = [...first, ...last].filter((object) => !isHarmless(object)).map(named);
  const applied = [...new Set(files)].map((file) => `kubectl apply -f ${file}`);
  return [
    ...block(`${where}Delete these **before** you apply. ${meanwhile}:`, deleteCommands(first)),
    ...block(`${where}Apply these **before** the rest, or apply the rest twice:`, applied),
    ...block(`${where}Delete what is gone **after** you have applied, as that deletes nothing:`, deleteCommands(last)),
    ...(others.length > 0
      ? [
          `${where}${[...new Set(others)].join(', ')}: not in a command, as deleting that may delete more, such as what is in a namespace or a database. Delete it yourself if you mean to.`,
        ]
      : []),
  ];
}

const block = (sentence: string, commands: readonly string[]): string[] =>
  commands.length > 0 ? [sentence, ['```sh', ...commands, '```'].join('\n')] : [];
