import { isComplete, isMeantForManifest, originOf } from '../manifests/kube-object';
import { readManifests, type ReadOptions, type Unread } from '../manifests/read-manifests';
import { graphOf } from '../wiring/graph';
import { check } from './check';
import { located, type LocatedFinding } from './located';

/** What there is to say about files. */
export interface Report {
  /** The problems, then the hints, in the order of the files and their lines. */
  readonly findings: readonly LocatedFinding[];

  /** What could not be read, or that there was nothing to read. */
  readonly unread: readonly Unread[];

  /** How many there were of what was judged. */
  readonly judged: {
    readonly objects: number;
    readonly services: number;
    readonly podGroups: number;

    /** The Services that are not judged, because no pods of their namespace are given. */
    readonly servicesWithoutPods: number;
    readonly routes: number;

    /** The routes that are not judged, because no Services of a namespace that they lead to are given. */
    readonly routesWithoutServices: number;
  };

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
  const graph = graphOf(objects);
  const { findings, unjudged, unjudgedRoutes } = check(graph, unread);
  const files = [...new Set(objects.map(originOf))];
  const meant = objects.filter(({ value }) => isMeantForManifest(value));
  const isUnreadable = unread.length > 0 || meant.length === 0 || !meant.every(isComplete);
  const hasProblem = findings.some(({ severity }) => severity === 'problem');
  return {
    findings: located(findings).sort(
      (a, b) => rank(a) - rank(b) || files.indexOf(a.origin) - files.indexOf(b.origin) || a.line - b.line,
    ),
    unread,
    judged: {
      objects: meant.length,
      services: graph.services.length,
      podGroups: graph.podGroups.length,
      servicesWithoutPods: unjudged.length,
      routes: graph.routes.length,
      routesWithoutServices: unjudgedRoutes.length,
    },
    status: isUnreadable ? 2 : hasProblem ? 1 : 0,
  };
}

/** Problems come before hints. */
const rank = ({ finding }: LocatedFinding): number => (finding.severity === 'problem' ? 0 : 1);
