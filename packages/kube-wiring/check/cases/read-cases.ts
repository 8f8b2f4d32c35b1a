import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Manifests, and what there is to find in them. */
export interface Case {
  readonly file: string;
  readonly title: string;

  /** The namespace of objects that name none, where the case says it. */
  readonly namespace: string | undefined;

  /** The line, severity and code of each finding: `12 problem probe-port`. */
  readonly expected: readonly string[];

  /** The manifests. */
  readonly text: string;
}

/** The cases of all files beside this one. */
export const readCases = (): Case[] =>
  readdirSync(__dirname)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) =>
      readFileSync(join(__dirname, file), 'utf8')
        .split(/^(?=# case: )/m)
        .map((text) => {
          const said = (word: string) => new RegExp(`^# ${word}: (.*)$`, 'm').exec(text)?.[1];
          return { file, title: said('case') ?? '', namespace: said('namespace'), expected: expectedIn(text), text };
        }),
    );

const expectedIn = (text: string): string[] =>
  text.split('\n').flatMap((line, i) => {
    const [, findings = ''] = / # ((?:problem|hint) .*)$/.exec(line) ?? [];
    return findings ? findings.split(', ').map((finding) => `${i + 1} ${finding}`) : [];
  });
