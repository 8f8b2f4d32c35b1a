import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { stepsIn } from './e2e/page';
import { parseMarkdown } from './lib/overview/markdown';
import { variables } from './lib/platform/settings';
import { states } from './lib/platform/states';
import { isLitter } from './lib/synth/output-directory';
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

/** The manifests of a state, by their files' names. */
const manifests = (state: string) => read(join(synthesized, state));

beforeAll(() => {
  const { status, stderr } = synth(synthesized);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

const names = states({}).map(({ name }) => name);
const [firstState = ''] = names;

test.each(names)('the manifests of %s are those of the snapshot', (state) => {
  expect(Object.values(manifests(state)).join('---\n')).toMatchSnapshot();
});

test('no file of dist/ differs from what the code synthesizes: `npm run synth` mends those that do', () => {
  const [committed, expected] = [read(join(__dirname, 'dist')), read(synthesized)];
  const files = Object.keys({ ...committed, ...expected });
  expect(files.filter((file) => committed[file] !== expected[file])).toEqual([]);
});

describe('README.md: paste the lines that a failure marks with +:', () => {
  /** Without the blanks that line up its tables. */
  const readme = readFileSync(join(__dirname, 'README.md'), 'utf8').replace(/ +\|/g, ' |').replace(/-{4,}/g, '---');
  const page = () => readFileSync(join(synthesized, 'README.md'), 'utf8');
  const lines = (text: readonly string[] | null) => text?.join('\n') ?? '';

  test('it shows the last state as dist/README.md does', () => {
    const pictures = (text: string) => text.match(/```mermaid\n[^`]*```\n/g)?.slice(-1);
    expect(lines(pictures(page()) ?? null)).toBe(lines(pictures(readme) ?? null));
  });

  test('it lists the states in a table, in the words of dist/README.md', () => {
    const rows = parseMarkdown(page())
      .sections.filter(({ heading }) => names.includes(heading))
      .map(({ heading, text }) => `| [${heading}](dist/README.md#${heading}) | ${text.split('\n', 1).join()} |`);
    expect(lines(rows)).toBe(lines(readme.match(/^\| \[.*\]\(dist\/.*$/gm)));
  });

  test('it lists the settings in a table', () => {
    const rows = Object.values(variables).map(
      ({ name, what, byDefault }) => `| \`${name}\` | ${what} | \`${byDefault}\` |`,
    );
    expect(lines(rows)).toBe(lines(readme.match(/^\| `[A-Z_]+` .*$/gm)));
  });

  test('its commands and answers are those of dist/README.md, in that order, from where the e2e tests run them', () => {
    const steps = (text: string) => [...stepsIn(text).values()].flat();
    const shown = steps(readme).map(({ commands, answer }) => blockOf(commands, answer));
    expect(shown).not.toEqual([]);
    // An answer may be left out.
    const known = steps(page()).flatMap(({ commands, answer }) => [blockOf(commands, answer), blockOf(commands)]);
    expect(lines(nearest(shown, known))).toBe(lines(shown));
  });
});

/** Commands and, if there is one, their answer, as a page shows them. */
const blockOf = (commands: string, answer?: string): string =>
  ['```sh', commands, '```', ...(answer === undefined ? [] : ['', '```text', answer, '```'])].join('\n');

/** Of known blocks, those that are these or are nearest to them, whatever the order of lines, in the order of the known. */
function nearest(blocks: readonly string[], known: readonly string[]): string[] {
  const sorted = (block: string) => block.split('\n').sort().join('\n');
  const places = blocks.reduce<number[]>((before, block) => {
    const like = (other: string) => other === block || (!known.includes(block) && sorted(other) === near);
    const near = closest(sorted(block), known.map(sorted));
    const next = known.findIndex((other, i) => i > (before.at(-1) ?? -1) && like(other));
    return [...before, next < 0 ? known.findIndex(like) : next];
  }, []);
  return places.sort((a, b) => a - b).map((place) => known[place] ?? '');
}

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
    writeFileSync(join(directory, firstState, 'Pod.renamed.k8s.yaml'), 'kind: Pod\n');
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
