import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Manifests, and what there is to find in them. */
export interface Case {
  readonly file: string;
  readonly title: string;

  /** The namespace of objects that name none, where the case says it. */
  readonly namespace: string | undefined;

  /** The severity, code and line of each finding, in the order of the report. */
  readonly expected: readonly string[];

  /** The manifests, each in its line of the file. */
  readonly text: string;
}

/** The cases of all files beside this one. */
export const readCases = (): Case[] =>
  readdirSync(__dirname)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      let lines = 0;
      const parts = readFileSync(join(__dirname, file), 'utf8').split(/^(?=# case: )/m);
      return parts.map((part) => {
        const text = '\n'.repeat(lines) + part;
        lines += part.split('\n').length - 1;
        const said = (word: string) =>
          [...part.matchAll(new RegExp(`^# ${word}: (.*)$`, 'gm'))].map(([, value = '']) => value);
        const [title = ''] = said('case');
        const [namespace] = said('namespace');
        return { file, title, namespace, expected: said('expect').filter((one) => one !== 'nothing'), text };
      });
    });
