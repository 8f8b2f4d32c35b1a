import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// npm run bench [-- FOLDER]: what this project takes, as a ratio of what others take. FOLDER holds manifests.

/** A command line, where to run it, and what to add to its environment. */
interface Run {
  readonly line: readonly [command: string, ...args: string[]];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;

  /** Whether another exit status than 0 only says that it found something. */
  readonly finds?: boolean;
}

/** What a run takes. */
interface Usage {
  readonly seconds: number;

  /** The most memory of any Node in it; NaN if there is none. */
  readonly megabytes: number;
}

const [folder] = process.argv.slice(2);
if (folder !== undefined && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.log(
    'Usage: npm run bench -- [FOLDER]\n\nFOLDER  a directory of manifests for check, and for kube-score if that is on PATH',
  );
  process.exit(folder === '--help' ? 0 : 2);
}

const temporary = mkdtempSync(join(tmpdir(), 'bench-'));
const usageFile = join(temporary, 'usage.js');
const output = join(temporary, 'dist');

const exists = (command: string): boolean => !spawnSync(command, ['version']).error;

function take({ line: [command, ...args], cwd, env, finds = false }: Run): Usage {
  // So that no run takes time to remove what another wrote.
  rmSync(output, { recursive: true, force: true });
  const start = performance.now();
  const { error, status, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(usageFile)}`, ...env },
    encoding: 'utf8',
    maxBuffer: Infinity,
    // There, npm and npx are scripts.
    shell: process.platform === 'win32',
  });
  const seconds = (performance.now() - start) / 1000;
  if (error) throw error;
  if (status !== 0 && !finds) throw new Error(`${command} ${args.join(' ')} failed: ${stderr}`);
  const kilobytes = Array.from(stderr.matchAll(/^maxRSS (\d+)$/gm), ([, number]) => Number(number));
  return { seconds, megabytes: kilobytes.length > 0 ? Math.max(...kilobytes) / 1024 : NaN };
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/** Runs one after the other, several times, because a machine is busier at some times, and prints a row of the table. */
function compare(times: number, one: Run, than: string, other: Run): void {
  const usages = Array.from({ length: times }, () => [take(one), take(other)] as const);
  const ratio = (of: (usage: Usage) => number, digits: number, unit: string): string => {
    const [own, theirs] = [median(usages.map(([own]) => of(own))), median(usages.map(([, theirs]) => of(theirs)))];
    const text = `${own.toFixed(digits)} ${unit}`;
    return theirs ? `**${(own / theirs).toFixed(2)}** (${text} / ${theirs.toFixed(digits)} ${unit})` : text;
  };
  const what = Object.entries(one.env ?? {}).flatMap(([name, value]) =>
    name === 'CDK8S_OUTDIR' ? [] : `${name}=${value}`,
  );
  const time = ratio(({ seconds }) => seconds, 2, 's');
  const memory = ratio(({ megabytes }) => megabytes, 0, 'MB');
  console.log(`| ${[...what, ...one.line].join(' ')} | ${than} | ${time} | ${memory} |`);
}

/** Makes an app that does nothing but synthesize the same states. */
function makeApp(name: string, ...files: string[]): string {
  const directory = join(temporary, name);
  cpSync('lib/platform', join(directory, 'lib/platform'), { recursive: true });
  for (const file of files) cpSync(file, join(directory, file.replace(/.*\//, '')));
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'), 'junction');
  writeFileSync(
    join(directory, 'main.ts'),
    `import { App, YamlOutputType } from 'cdk8s';
    import { Platform } from './lib/platform/platform';
    import { readSettings } from './lib/platform/settings';
    import { states } from './lib/platform/states';
    const app = new App({ yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
    for (const { name, props } of states(readSettings(process.env))) new Platform(app, name, props);
    app.synth();`,
  );
  writeFileSync(join(directory, 'empty.ts'), '');
  writeFileSync(join(directory, 'package.json'), '{ "scripts": { "empty": "ts-node empty.ts" } }');
  return directory;
}

try {
  writeFileSync(usageFile, `process.on('exit', () => console.error('\\nmaxRSS ' + process.resourceUsage().maxRSS));`);
  const bare = makeApp('bare', 'tsconfig.json');
  const files = 'node_modules/cdk8s-cli/templates/typescript-app';
  const template = makeApp('template', `${files}/tsconfig.json`, `${files}/cdk8s.yaml`);
  const env = { CDK8S_OUTDIR: output };
  const many = { ...env, WEBAPP_PODS: '10000' };
  const official: Run = { line: ['npx', 'cdk8s', 'synth'], cwd: template };
  const main: Run['line'] = ['node', '--require', 'ts-node/register', 'main.ts'];

  console.log(`Node ${process.version}\n\n| what | than | time | memory |\n| --- | --- | --- | --- |`);
  compare(5, { line: ['npx', 'ts-node', 'main.ts'], env }, "npx cdk8s synth in cdk8s's template", official);
  compare(5, { line: ['npm', 'run', 'synth'], env }, "npx cdk8s synth in cdk8s's template", official);
  compare(3, { line: main, env: many }, 'without check and page', { line: main, env: many, cwd: bare });
  const three: Run = { line: ['npm', 'run', 'check', '--', 'dist/2-cluster-ip'] };
  compare(9, three, 'npm run with ts-node and an empty file', { line: ['npm', 'run', 'empty'], cwd: bare });

  if (!folder) console.log('\nLeft out: check of a folder of manifests, as you name none.');
  else if (!exists('kube-score')) console.log('\nLeft out: check by kube-score, as that is not on PATH.');
  else {
    const manifests = readdirSync(folder).flatMap((file) => (file.endsWith('.yaml') ? [join(folder, file)] : []));
    const check: Run = { line: ['npm', 'run', 'check', '--', folder], finds: true };
    compare(5, check, 'kube-score', { line: ['kube-score', 'score', ...manifests], finds: true });
  }
} finally {
  rmSync(temporary, { recursive: true });
}
