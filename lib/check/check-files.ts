import { isComplete, originOf } from '../manifests/kube-object';
import { readManifests, type ReadOptions } from '../manifests/read-manifests';
import { type Graph, graphOf } from '../wiring/graph';
import { check, type Judgement } from './check';
import { type ReportLine, reportLines } from './report';

/** What there is to say about files. */
export interface Report {
  /** A line for each finding, and one that says what was judged; none when there was no object. */
  readonly lines: readonly string[];

  /** A line for each thing that could not be read. */
  readonly unread: readonly string[];

  /** 0 when there is no problem, 1 when there is one, 2 when something could not be read or there was no object. */
  readonly status: 0 | 1 | 2;
}

/**
 * Checks files that together are what one cluster holds.
 *
 * @param paths files, directories, or `-`
 * @param options how to read them, and the namespace of objects that name none
 */
export function checkFiles(paths: readonly string[], options: ReadOptions): Report {
  const { objects, unread } = readManifests(paths, options);
  if (objects.length === 0) {
    const advice = 'Of a directory, only its own files are read, unless you pass -R.';
    const nothing = unread.length > 0 ? unread : [`There is no object in what you passed. ${advice}`];
    return { lines: [], unread: nothing, status: 2 };
  }
  const graph = graphOf(objects);
  const judgement = check(graph);
  const files = [...new Set(objects.map(originOf))];
  const lines = reportLines(judgement.findings).sort(
    (a, b) => rank(a) - rank(b) || files.indexOf(a.origin) - files.indexOf(b.origin) || a.line - b.line,
  );
  const problems = lines.filter(({ finding }) => finding.severity === 'problem').length;
  const unreadable = unread.length > 0 || !objects.every(isComplete);
  return {
    lines: [...lines.map(({ text }) => text), summary(graph, judgement, problems, lines.length - problems)],
    unread,
    status: unreadable ? 2 : problems > 0 ? 1 : 0,
  };
}

/** Problems come before hints. */
const rank = ({ finding }: ReportLine): number => (finding.severity === 'problem' ? 0 : 1);

const count = (number: number, noun: string, plural = `${noun}s`) => `${number} ${number === 1 ? noun : plural}`;

function summary({ services, podGroups, objects }: Graph, { unjudged }: Judgement, problems: number, hints: number) {
  const judged = `Judged ${count(services.length, 'Service')} by ${count(podGroups.length, 'Pod or pod template', 'Pods and pod templates')}`;
  const found = `${problems === 0 ? 'no problem' : count(problems, 'problem')}${hints > 0 ? `, ${count(hints, 'hint')}` : ''}`;
  const alone = unjudged.length;
  const notJudged =
    alone > 0
      ? ` Not judged: ${count(alone, 'Service')} in whose namespace no pods are given. Pass the pods with them.`
      : '';
  return `${judged}, of ${count(objects.length, 'object')}: ${found}.${notJudged}`;
}
