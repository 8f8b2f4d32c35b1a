import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
export function branchPoint(): string {
  const names = ['origin/HEAD', 'main', 'master'];
  const main =
    names.map((name) => git('rev-parse', '--abbrev-ref', '--verify', '--quiet', name)).find(Boolean) ?? 'HEAD';
  const isOnIt = main.replace('origin/', '') === git('branch', '--show-current');
  return (!isOnIt && git('merge-base', 'HEAD', main)) || 'HEAD';
}

/**
 * Runs `use` with a directory that holds what a directory held in a commit.
 *
 * @returns undefined where the commit does not have the directory
 */
export function withCommit<T>(commit: string, directory: string, use: (directory: string) => T): T | undefined {
  expectRepository();
  if (!git('rev-parse', '--verify', '--quiet', `${commit}^{commit}`)) {
    throw new Error(`${commit} is not a directory, and there is no such commit here. Fetch it, or name a directory.`);
  }
  const inside = (option: string) => git('-C', directory, 'rev-parse', option);
  const tree = `${commit}:${inside('--show-prefix')}`;
  if (!git('rev-parse', '--verify', '--quiet', tree)) return undefined;
  const temporary = mkdtempSync(join(tmpdir(), 'changes-'));
  try {
    const old = join(temporary, 'old');
    mkdirSync(old);
    const env = {
      ...process.env,
      GIT_DIR: inside('--absolute-git-dir'),
      GIT_WORK_TREE: old,
      GIT_INDEX_FILE: join(temporary, 'index'),
    };
    const succeeds = (...args: string[]) => spawnSync('git', args, { cwd: old, env }).status === 0;
    if (!succeeds('read-tree', tree) || !succeeds('checkout-index', '--all')) {
      throw new Error(`What ${directory}/ was in commit ${commit} cannot be read.`);
    }
    return use(old);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
