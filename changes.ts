import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { compare } from './lib/changes/compare';
import { comparisonText, statesText } from './lib/changes/markdown';
import { readStates } from './lib/changes/read-states';
import { compareStates } from './lib/changes/states';
import { command, UsageError } from './lib/command';

const usage = `Usage: npm run changes -- [OLD [NEW]]

Says what changed between two directories of manifests, and what applying the change will do.

OLD  a directory, or a commit whose dist/ to compare; if left out, the commit where this branch left the default branch
NEW  a directory; if left out, dist/`;

/** What git answers; nothing where it fails. */
function git(...args: string[]): string {
  const { error, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return error ? '' : stdout.trim();
}

/** Where the branch left the default branch; HEAD on the default branch itself, or where there is none. */
function branchPoint(): string {
  const names = ['origin/HEAD', 'main', 'master'];
  const main =
    names.map((name) => git('rev-parse', '--abbrev-ref', '--verify', '--quiet', name)).find(Boolean) ?? 'HEAD';
  const isOnIt = main.replace('origin/', '') === git('branch', '--show-current');
  return (!isOnIt && git('merge-base', 'HEAD', main)) || 'HEAD';
}

/** Runs `use` with a directory that holds dist/ of a commit. */
function withCommit<T>(commit: string, use: (directory: string) => T): T {
  const temporary = mkdtempSync(join(tmpdir(), 'changes-'));
  try {
    const archive = join(temporary, 'dist.tar');
    git('archive', '--output', archive, commit, 'dist');
    spawnSync('tar', ['-xf', archive, '-C', temporary]);
    if (!existsSync(join(temporary, 'dist'))) {
      throw new Error(
        git('rev-parse', '--git-dir')
          ? `${commit} is neither a directory nor a commit with dist/.`
          : 'There is no git repository here, so name two directories.',
      );
    }
    return use(join(temporary, 'dist'));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** A path that was given, from where npm was called, or a commit. */
function given(argument: string): string {
  const path = relative('', resolve(process.env.INIT_CWD ?? '', argument)) || '.';
  return existsSync(path) ? path : argument;
}

void command(usage, {}, ({ positionals }) => {
  const [old = branchPoint(), now = 'dist', ...more] = positionals.map(given);
  if (more.length > 0) throw new UsageError('Give two directories at most.');
  const before = existsSync(old) ? readStates(old, 'old') : withCommit(old, (dist) => readStates(dist, 'old'));
  const after = readStates(now, 'new');
  if ('states' in before && 'states' in after) console.log(statesText(compareStates(before.states, after.states)));
  else if ('graph' in before && 'graph' in after) console.log(comparisonText(compare(before.graph, after.graph)));
  else
    throw new Error(
      `${old} and ${now} cannot be compared: one holds manifests, and the other a folder for each state.`,
    );
  return 0;
});
