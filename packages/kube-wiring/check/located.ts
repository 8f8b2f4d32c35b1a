import { groupBy } from '../group-by';
import { linesOf } from '../manifests/documents';
import { originOf } from '../manifests/kube-object';
import { printable } from '../printable';
import type { Finding } from './finding';

/** A finding and its place. */
export interface LocatedFinding {
  readonly finding: Finding;

  /** The path of its file (`-` for standard input) or construct. */
  readonly origin: string;

  /** Its line in the file, from 1 on; 0 in a construct. */
  readonly line: number;
}

/** Finds the file and line, or the construct, of each finding. */
export function located(findings: readonly Finding[]): LocatedFinding[] {
  const byDocument = groupBy(findings, ({ object: { place } }) => ('document' in place ? place.document : undefined));
  return [...byDocument].flatMap(([document, findings]) => {
    const paths = findings.map(({ object, path }) => [...object.place.path, ...path]);
    const lines = document ? linesOf(document, paths) : [];
    return findings.map((finding, i) => ({ finding, origin: originOf(finding.object), line: lines[i] ?? 0 }));
  });
}

/** A finding as a line says it: its place, its sentences and its code. */
export const locatedText = ({ finding: { severity, text, code }, origin, line }: LocatedFinding): string =>
  printable(`${origin}:${line > 0 ? `${line}:` : ''} ${severity === 'hint' ? 'hint: ' : ''}${text} [${code}]`);
