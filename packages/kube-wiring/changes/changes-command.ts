import { existsSync } from 'node:fs';
import { type Command, readArguments, UsageError } from '../command';
import { printable } from '../printable';
import { graphOf } from '../wiring/graph';
import { compare } from './compare';
import { compareStates } from './compare-states';
import { comparisonText, statesText } from './comparison-text';
import { compareEnvironments } from './environments';
import { environmentsText } from './environments-text';
import { branchPoint, withCommit } from './git';
import { picturesText, pictureText } from './pictures-text';
import { type Manifests, readStates } from './read-states';

const usage = `Usage: kube-wiring changes [OLD [NEW]]

Says in Markdown what changed between two directories of manifests, and what applying the change will do, with a picture
of the Services and routes that lead elsewhere, unless it prints to a terminal.

OLD  a directory, or a commit in which NEW is read; if left out, the commit where this branch left the default branch
NEW  a directory; if left out, dist

A directory holds the manifests of one cluster or, for each state of it, a folder with its manifests. Two directories of
which each names another namespace are compared without it.`;

function run(args: readonly string[]): number {
  const { positionals } = readArguments(args, {});
  const [old = branchPoint(), now = 'dist', ...more] = positionals.map((path) => path.replace(/(?<=.)[/\\]+$/, ''));
  if (more.length > 0) throw new UsageError('Give two directories at most.');
  if (positionals.length < 2 && !existsSync(now)) {
    throw new UsageError(`There is no ${now} here, which is NEW if you leave it out. Give both OLD and NEW.`);
  }
  const after = readStates(now, 'new');
  const isDirectory = existsSync(old);
  const given = isDirectory
    ? readStates(old, 'old')
    : withCommit(old, now, (path) => readStates(path, 'old', `${old}:${now}`));
  const before = given ?? nothing(after);
  if (!given) console.error(printable(`In commit ${old} there is no ${now}/, so all of it is new.`));
  for (const folder of after.notRead)
    console.error(printable(`${folder} is not read, as kubectl apply -f does not read it either.`));
  if ('states' in before && 'states' in after) {
    const comparison = compareStates(before.states, after.states);
    print(picturesText(comparison), statesText(comparison, now));
  } else if ('graph' in before && 'graph' in after) {
    // A commit holds what the same environment was.
    const environments = isDirectory ? compareEnvironments(before.graph, after.graph) : undefined;
    if (environments) print([], environmentsText(environments, [old, now]));
    else {
      const comparison = compare(before.graph, after.graph);
      print(pictureText(comparison), comparisonText(comparison, now));
    }
  } else {
    throw new Error(
      `${old} and ${now} cannot be compared: one holds manifests, and the other a folder for each state.`,
    );
  }
  return 0;
}

/** What there was where there was nothing: no states, or no manifests. */
const nothing = (after: Manifests): Manifests =>
  'states' in after ? { states: new Map(), notRead: [] } : { graph: graphOf([]), notRead: [] };

/** Prints pictures and what follows them; in a terminal nothing draws them. */
function print(pictures: readonly string[], text: string): void {
  console.log([...(process.stdout.isTTY ? [] : pictures), text].join('\n\n'));
}

/** `kube-wiring changes` */
export const changesCommand: Command = { usage, run };
