import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readmeParts, withParts } from './lib/overview/readme';
import { stepsIn } from './lib/overview/steps';
import { variables } from './lib/platform/settings';
import { states } from './lib/platform/states';
import { isLitter } from './lib/synth/own-files';
import type { Variable } from './lib/synth/variable';

const temporary = mkdtempSync(join(tmpdir(), 'synth-'));
const synthesized = join(temporary, 'dist');
afterAll(() => rmSync(temporary, { recursive: true }));

/** Synthesizes into `directory` as `cdk8s synth` does, with no settings but these. */
const synth = (directory: string, settings: Record<string, string> = {}, ...args: string[]) =>
  spawnSync(process.execPath, ['--require', 'ts-node/register', 'main.ts', ...args], {
    cwd: __dirname,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, CDK8S_OUTDIR: directory, ...settings },
  });

/** The texts of all files below `directory`, by their paths. */
const read = (directory: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(directory, file)).isFile() && !isLitter(basename(file)))
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(directory, file), 'utf8')]),
  );

beforeAll(() => {
  const { status, stderr } = synth(synthesized);
  // Hints change no exit status.
  const errors = stderr.split('\n').filter((line) => line && !line.includes(': hint: '));
  expect({ status, errors }).toEqual({ status: 0, errors: [] });
});

test('every manifest is that of the snapshot: `npx jest -u` renews it, and the diff of dist/ shows what differs', () => {
  const manifests = Object.entries(read(synthesized)).filter(([file]) => file.endsWith('.yaml'));
  const firstWith = (text: string) => manifests.find(([, other]) => other === text)?.[0] ?? '';
  // One that several states have is shown once.
  const shown = manifests.map(([file, text]) => [file, firstWith(text) === file ? text : `as ${firstWith(text)}`]);
  expect(Object.fromEntries(shown)).toMatchSnapshot();
});

test('no file of dist/ differs from what the code synthesizes: `npm run synth` mends those that do', () => {
  const [committed, expected] = [read(join(__dirname, 'dist')), read(synthesized)];
  const files = Object.keys({ ...committed, ...expected });
  expect(files.filter((file) => committed[file] !== expected[file])).toEqual([]);
});

test('no picture or table that synth writes in README.md is old: `npm run synth` mends it', () => {
  const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const [readme, page] = [textOf(join(__dirname, 'README.md')), textOf(join(__dirname, 'dist', 'README.md'))];
  const names = states({}).map(({ name }) => name);
  const parts = [...readmeParts(page, names, Object.values(variables))];
  const old = parts.filter((part) => withParts(readme, new Map([part])) !== readme);
  expect(old.map(([name]) => name)).toEqual([]);
});

test('what the page answers to `npm run check` is what that prints', () => {
  const steps = [...stepsIn(readFileSync(join(__dirname, 'dist', 'README.md'), 'utf8')).values()].flat();
  const checks = steps.filter(({ commands }) => /^npm run -s check -- .*$/.test(commands));
  const printed = checks.map(({ commands }) => spawnSync(commands, { cwd: __dirname, encoding: 'utf8', shell: true }));
  expect(printed.map(({ stdout }) => stdout.trim())).toEqual(checks.map(({ answer }) => answer));
});

describe('synth', () => {
  /** All settings, each with a value. */
  const settings = (valueOf: (variable: Variable<unknown>) => string): Record<string, string> =>
    Object.fromEntries(Object.values(variables).map((variable) => [variable.name, valueOf(variable)]));

  test('says where it wrote, and which settings were not the defaults', () => {
    const directory = join(temporary, 'told');
    expect(synth(directory).stdout).toContain(`Synthesized the states into ${directory}.\n`);
    // One digit more is another image, and another number.
    const others = settings(({ byDefault }) => `${byDefault}0`);
    const told = Object.entries(others).map((pair) => pair.join('='));
    expect(synth(directory, others).stdout).toContain(
      `Synthesized the states into ${directory} with ${told.join(' and ')}.\n`,
    );
  });

  test('tells its settings when it is asked for help, and writes nothing', () => {
    const { status, stdout } = synth(join(temporary, 'help'), {}, '--help');
    for (const { name } of Object.values(variables)) expect(stdout).toContain(`\n${name} `);
    expect(status).toBe(0);
    expect(existsSync(join(temporary, 'help'))).toBe(false);
  });

  test.each(['out', '--outdir'])('refuses the argument %s on standard error, with its usage', (argument) => {
    const { status, stdout, stderr } = synth(join(temporary, 'argument'), {}, argument);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/\n\nUsage: npm run synth/);
  });

  test('leaves no file behind that it no longer writes', () => {
    const directory = join(temporary, 'renamed');
    cpSync(synthesized, directory, { recursive: true });
    writeFileSync(
      join(directory, states({})[0]?.name ?? '', 'Pod.renamed.k8s.yaml'),
      'kind: Pod\nmetadata:\n  name: renamed\n',
    );
    synth(directory);
    expect(read(directory)).toEqual(read(synthesized));
  });

  test('ends a setting that is not allowed in one line and leaves its output as it was', () => {
    const directory = join(temporary, 'refused');
    cpSync(synthesized, directory, { recursive: true });
    const { status, stdout, stderr } = synth(
      directory,
      settings(() => 'not allowed'),
    );
    expect(stderr).toMatch(/^\w+ is "not allowed": it must be .+\.\n$/);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(read(directory)).toEqual(read(synthesized));
  });
});
