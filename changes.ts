import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { compare } from './lib/changes/compare';
import { comparisonText, statesText } from './lib/changes/markdown';
import { readStates } from './lib/changes/read-states';
import { compareStates } from './lib/changes/states';
import { command, UsageError } from './lib/command';

const usage = `Usage: npm run changes -- [OLD [NEW]]

Says what changed between two directories of manifests, and what applying the change will do.

OLD  a directory, or a commit in which NEW is read; if left out, the commit where this branch left the default branch
NEW  a directory; if left out, dist`;

/** What git answers; nothing where it fails. */
function git(...args: string[]): string {
  const { error, stdout } = spawnSync('git', args, { encoding: 'utf8' });
  return error ? '' : stdout.trim();
}

/** Makes sure that there is a git repository here. */
function expectRepository(): void {
  const { error, status, stderr } = spawnSync('git', ['rev-parse', '--git-dir'], { encoding: 'utf8' });
  if (error) throw new Error('git cannot be run here, so name two directories.');
  if (status !== 0)
    throw new Error(`There is no git repository here, so name two directories. git says: ${stderr.trim()}`);
}

/** Where the branch left the default branch; HEAD on the default branch itself, or where there is none. */
function branchPoint(): string {
  const names = ['origin/HEAD', 'main', 'master'];
  const main =
    names.map((name) => git('rev-parse', '--abbrev-ref', '--verify', '--quiet', name)).find(Boolean) ?? 'HEAD';
  const isOnIt = main.replace('origin/', '') === git('branch', '--show-current');
  return (!isOnIt && git('merge-base', 'HEAD', main)) || 'HEAD';
}

/** Runs `use` with a directory that holds what a directory held in a commit. */
function withCommit<T>(commit: string, directory: string, use: (directory: string) => T): T {
  expectRepository();
  if (!git('rev-parse', '--verify', '--quiet', `${commit}^{commit}`)) {
    throw new Error(`${commit} is not a directory, and there is no such commit here. Fetch it, or name a directory.`);
  }
  const temporary = mkdtempSync(join(tmpdir(), 'changes-'));
  try {
    const old = join(temporary, 'old');
    mkdirSync(old);
    const inside = (option: string) => git('-C', directory, 'rev-parse', option);
    const env = {
      ...process.env,
      GIT_DIR: inside('--absolute-git-dir'),
      GIT_WORK_TREE: old,
      GIT_INDEX_FILE: join(temporary, 'index'),
    };
    const succeeds = (...args: string[]) => spawnSync('git', args, { cwd: old, env }).status === 0;
    if (!succeeds('read-tree', `${commit}:${inside('--show-prefix')}`) || !succeeds('checkout-index', '--all')) {
      throw new Error(`In commit ${commit} there is no ${directory}/.`);
    }
    return use(old);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

const calledIn = resolve(process.env.INIT_CWD ?? '.');

/** The dist/ of where npm was called or, where that is a folder of this project, of the project, in whose root npm runs. */
function ownDist(): string {
  const within = relative('.', calledIn);
  const isOutside = within.startsWith('..') || isAbsolute(within);
  return relative(calledIn, join(isOutside ? calledIn : process.cwd(), 'dist'));
}

void command(usage, {}, ({ positionals }) => {
  const dist = ownDist();
  // Paths that you give start from where you are.
  process.chdir(calledIn);
  const [old = branchPoint(), now = dist, ...more] = positionals.map((path) => path.replace(/(?<=.)[/\\]+$/, ''));
  if (more.length > 0) throw new UsageError('Give two directories at most.');
  const after = readStates(now, 'new');
  const before = existsSync(old)
    ? readStates(old, 'old')
    : withCommit(old, now, (path) => readStates(path, 'old', `${old}:${now}`));
  for (const folder of after.notRead)
    console.error(`${folder} is not read, as kubectl apply -f does not read it either.`);
  if ('states' in before && 'states' in after) console.log(statesText(compareStates(before.states, after.states)));
  else if ('graph' in before && 'graph' in after) console.log(comparisonText(compare(before.graph, after.graph)));
  else
    throw new Error(
      `${old} and ${now} cannot be compared: one holds manifests, and the other a folder for each state.`,
    );
  return 0;
});
