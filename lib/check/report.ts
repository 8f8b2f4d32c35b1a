import { groupBy } from '../group-by';
import { linesOf } from '../manifests/documents';
import { originOf } from '../manifests/kube-object';
import { type Finding, lineText } from './finding';

/** A finding as a line of a report. */
export interface ReportLine {
  readonly finding: Finding;

  /** The path of its file or construct. */
  readonly origin: string;

  /** Its line in a file; 0 in a construct. */
  readonly line: number;

  /** The whole line: the place, then the sentences. */
  readonly text: string;
}

/** Findings as lines of a report, each after its place: file and line, or construct. */
export function reportLines(findings: readonly Finding[]): ReportLine[] {
  const byDocument = groupBy(findings, ({ object: { place } }) => ('document' in place ? place.document : undefined));
  return [...byDocument].flatMap(([document, findings]) => {
    const paths = findings.map(({ object, path }) => [...object.place.path, ...path]);
    const lines = document ? linesOf(document, paths) : [];
    return findings.map((finding, i) => {
      const line = lines[i] ?? 0;
      const origin = originOf(finding.object);
      return { finding, origin, line, text: `${origin}:${line > 0 ? `${line}:` : ''} ${lineText(finding)}` };
    });
  });
}
