import { linesOf } from '../manifests/documents';
import { type FileDocument, readManifests, type ReadOptions } from '../manifests/read-manifests';
import { groupBy } from '../group-by';
import { textAt } from '../wiring/fields';
import { type Graph, graphOf } from '../wiring/graph';
import { type KubeObject, objectsIn } from '../wiring/kube-object';
import { check, type Judgement } from './check';
import { type Finding, lineText } from './finding';

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
export function checkFiles(
  paths: readonly string[],
  { namespace, ...reading }: ReadOptions & { readonly namespace?: string },
): Report {
  const { documents, unread } = readManifests(paths, reading);
  const sources = new Map(
    documents.flatMap((document) => objectsIn(document.value, namespace).map((object) => [object, document] as const)),
  );
  const graph = graphOf([...sources.keys()]);
  const judgement = check(graph, (object) => sources.get(object)?.file ?? '');
  const lines = [...documents.flatMap(keyTwice), ...linesOfFindings(judgement.findings, sources)];
  const files = [...new Set(documents.map(({ file }) => file))];
  const inOrder = (hint: boolean) =>
    lines
      .filter((line) => line.hint === hint)
      .sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line)
      .map(({ file, line, text }) => `${file}:${line}: ${text}`);
  const [problems, hints] = [inOrder(false), inOrder(true)];

  const nothing =
    graph.objects.length === 0
      ? ['There is no object in what you passed. Of a directory, only its own files are read, unless you pass -R.']
      : [];
  const notRead = [...unread, ...documents.flatMap(halfObject), ...nothing];
  return {
    lines: nothing.length > 0 ? [] : [...problems, ...hints, summary(graph, judgement, problems.length, hints.length)],
    unread: notRead,
    status: notRead.length > 0 ? 2 : problems.length > 0 ? 1 : 0,
  };
}

/** A line of the report, before it is put in order. */
interface Line {
  readonly file: string;
  readonly line: number;
  readonly hint: boolean;
  readonly text: string;
}

function linesOfFindings(findings: readonly Finding[], sources: ReadonlyMap<KubeObject, FileDocument>): Line[] {
  const byDocument = groupBy(findings, ({ object }) => sources.get(object));
  return [...byDocument].flatMap(([document, findings]) => {
    if (!document) return [];
    const lines = linesOf(
      document,
      findings.map(({ object, path }) => [...object.path, ...path]),
    );
    return findings.map((finding, i) => ({
      file: document.file,
      line: lines[i] ?? document.line,
      hint: finding.severity === 'hint',
      text: lineText(finding),
    }));
  });
}

function keyTwice({ file, twice }: FileDocument): Line[] {
  if (!twice) return [];
  const text = `Key ${twice.key} stands twice in one map, and the last one counts. Remove one, or put --- between two manifests. [key-twice]`;
  return [{ file, line: twice.line, hint: false, text }];
}

/** A document that is half an object, which kubectl refuses. */
function halfObject(document: FileDocument): string[] {
  const { file, value } = document;
  const [kind, apiVersion] = [textAt(value, 'kind'), textAt(value, 'apiVersion')];
  if (Boolean(kind) === Boolean(apiVersion)) return [];
  return [
    `${file}:${linesOf(document, [[]]).join()}: has ${kind ? 'a kind and no apiVersion' : 'an apiVersion and no kind'}`,
  ];
}

const count = (number: number, noun: string, plural = `${noun}s`) => `${number} ${number === 1 ? noun : plural}`;

function summary(graph: Graph, { unjudged }: Judgement, problems: number, hints: number): string {
  const { services, pods, objects } = graph;
  const judged = `Judged ${count(services.length, 'Service')} by ${count(pods.length, 'Pod or pod template', 'Pods and pod templates')}`;
  const found = `${problems === 0 ? 'no problem' : count(problems, 'problem')}${hints > 0 ? `, ${count(hints, 'hint')}` : ''}`;
  const alone = unjudged.length;
  const notJudged = alone > 0 ? ` Not judged: ${count(alone, 'Service')} in whose namespace no pods are given.` : '';
  return `${judged}, of ${count(objects.length, 'object')}: ${found}.${notJudged}`;
}
