import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, variables } from './lib/platform/settings';
import { states } from './lib/platform/states';

const temporary = mkdtempSync(join(tmpdir(), 'hyperscale-pizza-'));
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
      .filter((file) => statSync(join(directory, file)).isFile())
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(directory, file), 'utf8')]),
  );

/** The manifests of a state, by their files' names. */
const manifests = (state: string) => read(join(synthesized, state));

beforeAll(() => {
  const { status, stderr } = synth(synthesized);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test.each(states(readSettings({})).map(({ name }) => name))(
  'the manifests of %s are those of the workshop',
  (state) => {
    expect(Object.values(manifests(state)).join('---\n')).toMatchSnapshot();
  },
);

test('no file of dist/ differs from what the code synthesizes: `npm run synth` mends those that do', () => {
  const [committed, expected] = [read(join(__dirname, 'dist')), read(synthesized)];
  const files = Object.keys({ ...committed, ...expected });
  expect(files.filter((file) => committed[file] !== expected[file])).toEqual([]);
});

describe('README.md', () => {
  /** Without the blanks that line up its tables. */
  const readme = readFileSync(join(__dirname, 'README.md'), 'utf8').replace(/ +\|/g, ' |').replace(/-{4,}/g, '---');
  const page = () => readFileSync(join(synthesized, 'README.md'), 'utf8');

  test('shows the last state as dist/README.md does', () => {
    const picture = /```mermaid\n[^`]*```\n/g;
    expect(readme.match(picture)).toEqual(page().match(picture)?.slice(-1));
  });

  test('lists the states in a table, in the words of dist/README.md', () => {
    const rows = Array.from(
      page().matchAll(/^## \[(.*)\]\(.*\)\n\n(.*)$/gm),
      ([, name = '', change = '']) => `| [${name}](dist/README.md#${name}) | ${change} |`,
    );
    expect(readme.match(/^\| \[.*\]\(dist\/.*$/gm)).toEqual(rows);
  });

  test('lists the settings in a table', () => {
    const rows = Object.values(variables).map(
      ({ name, what, byDefault }) => `| \`${name}\` | ${what} | \`${byDefault}\` |`,
    );
    expect(readme.match(/^\| `[A-Z_]+` .*$/gm)).toEqual(rows);
  });

  test('has no command or answer of its own: they stand in dist/README.md, from where the e2e tests run them', () => {
    const blocks = Array.from(readme.matchAll(/^```(?:sh|text)\n(.*?)\n```$/gms), ([, text = '']) => text.split('\n'));
    expect(blocks).not.toEqual([]);
    expect(blocks.flat().filter((line) => !page().split('\n').includes(line))).toEqual([]);
  });

  test('names the line of lib/platform/webapp.ts that says the port', () => {
    const webapp = readFileSync(join(__dirname, 'lib', 'platform', 'webapp.ts'), 'utf8');
    expect(readme.replaceAll('\n', ' ')).toContain(`\`${/^const port = .*/m.exec(webapp)?.[0] ?? ''}\``);
  });
});

describe('from the state before', () => {
  /** A line for each manifest that is new, gone or changed; of a changed one, a line for each line of it. */
  function changes(before: string, after: string): string[] {
    const [old, now] = [manifests(before), manifests(after)];
    const only = (these: string[], those: string[]) => these.filter((line) => !those.includes(line));
    return Object.keys({ ...old, ...now }).flatMap((file) => {
      const name = file.replace('.k8s.yaml', '');
      const [oldText, newText] = [old[file], now[file]];
      if (oldText === undefined) return `${name} is new`;
      if (newText === undefined) return `${name} is gone`;
      const [oldLines, newLines] = [oldText.split('\n'), newText.split('\n')];
      return [
        ...only(oldLines, newLines).map((line) => `${name} no longer says${line}`),
        ...only(newLines, oldLines).map((line) => `${name} says${line}`),
      ].map((line) => line.replace(/ +/g, ' '));
    });
  }

  test('2-cluster-ip labels the pod and adds Service webapp and the utility pod', () => {
    expect(changes('1-webapp-pod', '2-cluster-ip')).toEqual([
      'Pod.hs-pizza-webapp says app: hs-pizza-webapp',
      'Pod.utility is new',
      'Service.webapp is new',
    ]);
  });

  test('3-second-pod adds a pod and nothing else', () => {
    expect(changes('2-cluster-ip', '3-second-pod')).toEqual(['Pod.hs-pizza-webapp-2 is new']);
  });

  test('4-load-balancer changes the type of Service webapp and nothing else', () => {
    expect(changes('3-second-pod', '4-load-balancer')).toEqual([
      'Service.webapp no longer says type: ClusterIP',
      'Service.webapp says type: LoadBalancer',
    ]);
  });

  test('5-topping-suggestion-pod adds a pod and nothing else', () => {
    expect(changes('4-load-balancer', '5-topping-suggestion-pod')).toEqual(['Pod.hs-pizza-topping-suggestion is new']);
  });

  test('6-topping-suggestion-service labels that pod and adds its Service', () => {
    expect(changes('5-topping-suggestion-pod', '6-topping-suggestion-service')).toEqual([
      'Pod.hs-pizza-topping-suggestion says labels:',
      'Pod.hs-pizza-topping-suggestion says app: hs-pizza-topping-suggestion',
      'Service.topping-suggestion-service is new',
    ]);
  });
});

describe('synth', () => {
  test('takes its settings from the environment', () => {
    const directory = join(temporary, 'settings');
    synth(directory, {
      WEBAPP_IMAGE: 'me/webapp:1.0',
      TOPPING_SUGGESTION_IMAGE: 'me/suggestion:2.0',
      UTILITY_IMAGE: 'me/utility:3.0',
      WEBAPP_PODS: '3',
    });
    const state = read(join(directory, '6-topping-suggestion-service'));
    expect(state['Pod.hs-pizza-webapp-3.k8s.yaml']).toContain('image: me/webapp:1.0\n');
    expect(state['Pod.hs-pizza-topping-suggestion.k8s.yaml']).toContain('image: me/suggestion:2.0\n');
    expect(state['Pod.utility.k8s.yaml']).toContain('image: me/utility:3.0\n');
  });

  test('says how many states it wrote where, and which settings were not the defaults', () => {
    const directory = join(temporary, 'told');
    expect(synth(directory).stdout).toContain(`Synthesized 6 states into ${directory}/.\n`);
    expect(synth(directory, { WEBAPP_PODS: '3', UTILITY_IMAGE: 'me/utility' }).stdout).toContain(
      `Synthesized 6 states into ${directory}/ with UTILITY_IMAGE=me/utility and WEBAPP_PODS=3.\n`,
    );
  });

  test('tells its settings when it is asked for help, and writes nothing', () => {
    const { status, stdout } = synth(join(temporary, 'help'), {}, '--help');
    expect(stdout).toContain('WEBAPP_PODS  ');
    expect(status).toBe(0);
    expect(existsSync(join(temporary, 'help'))).toBe(false);
  });

  test('refuses an argument', () => {
    expect(synth(join(temporary, 'argument'), {}, 'out').status).toBe(2);
  });

  test('leaves no file behind that it no longer writes', () => {
    const directory = join(temporary, 'renamed');
    cpSync(synthesized, directory, { recursive: true });
    writeFileSync(join(directory, '1-webapp-pod', 'Pod.renamed.k8s.yaml'), 'kind: Pod\n');
    synth(directory);
    expect(read(directory)).toEqual(read(synthesized));
  });

  test('ends a setting that is not allowed in one line and leaves its output as it was', () => {
    const directory = join(temporary, 'refused');
    cpSync(synthesized, directory, { recursive: true });
    const { status, stdout, stderr } = synth(directory, { WEBAPP_PODS: 'two' });
    expect(stderr).toBe('WEBAPP_PODS is "two": it must be a whole number from 2 to 10000, such as 3.\n');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(read(directory)).toEqual(read(synthesized));
  });
});
