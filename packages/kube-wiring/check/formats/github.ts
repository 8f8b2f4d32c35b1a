import { printable } from '../../printable';
import type { Format } from './format';
import { isEmpty, nothingText, summary } from './text';

/**
 * Workflow commands, by which GitHub shows each finding of a pull request at its line.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export const githubFormat: Format = (report) => ({
  output: [
    ...(isEmpty(report) ? [command('error', '-', 0, 'nothing to check', nothingText)] : []),
    ...report.unread.map(({ file, line, reason }) => command('error', file, line, 'cannot be read', reason)),
    ...report.findings.map(({ finding: { severity, code, text }, origin, line }) =>
      command(severity === 'problem' ? 'error' : 'warning', origin, line, code, text),
    ),
    ...summary(report),
  ],
  errors: [],
});

function command(name: 'error' | 'warning', file: string, line: number, title: string, text: string): string {
  const properties = [
    // Standard input has no lines that GitHub could show.
    ...(file === '-' ? [] : [['file', file] as const, ...(line > 0 ? [['line', String(line)] as const] : [])]),
    ['title', title] as const,
  ];
  const given = properties.map(([key, value]) => `${key}=${escaped(value).replace(/:/g, '%3A').replace(/,/g, '%2C')}`);
  return `::${name} ${given.join(',')}::${escaped(text)}`;
}

/** A text on one line, in which nothing begins one of GitHub's escapes. */
const escaped = (text: string): string => printable(text).replace(/%/g, '%25');
