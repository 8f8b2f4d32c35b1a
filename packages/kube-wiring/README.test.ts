import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePackage } from './compile-package';

// It compiles the package, and type-checks all that it and the template import.
jest.setTimeout(180_000);

const modules = join(__dirname, '../../node_modules');
const readme = readFileSync(join(__dirname, 'README.md'), 'utf8');

/** The first block of README.md that is marked as one of a language. */
const blockOf = (language: string): string =>
  new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(readme)?.[1] ?? '';

const temporary = mkdtempSync(join(tmpdir(), 'installed-'));
const compiled = join(temporary, 'kube-wiring');
beforeAll(() => {
  mkdirSync(compiled);
  compilePackage(compiled);
});
afterAll(() => rmSync(temporary, { recursive: true }));

/** Makes a folder in which the package, with those that it needs, is installed beside others. */
function install(folder: string, ...others: readonly string[]): void {
  cpSync(compiled, join(folder, 'node_modules', 'kube-wiring'), { recursive: true });
  for (const name of ['fastest-levenshtein', 'js-yaml', ...others]) {
    mkdirSync(join(folder, 'node_modules', name, '..'), { recursive: true });
    symlinkSync(join(modules, name), join(folder, 'node_modules', name), 'junction');
  }
}

function run(program: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: join(temporary, 'gitconfig') },
  });
  return { status, stdout, stderr };
}

const node = (args: readonly string[], cwd: string) => run(process.execPath, args, cwd);

describe('in a repository of manifests, where cdk8s is not installed', () => {
  const folder = join(temporary, 'manifests');
  const manifest = join(folder, 'manifests', 'shop.yaml');
  const shop = blockOf('yaml');

  /** Runs commands of README.md. */
  const kubeWiring = (command: string) =>
    node(
      ['node_modules/kube-wiring/cli.js', ...command.replace('npx --no kube-wiring ', '').trim().split(' ')],
      folder,
    );

  beforeAll(() => {
    install(folder);
    mkdirSync(join(folder, 'manifests'));
    writeFileSync(manifest, shop);
    const commit = ['-c', 'user.name=me', '-c', 'user.email=me@shop.example', 'commit', '--quiet', '--message=shop'];
    for (const args of [
      ['init', '--quiet'],
      ['add', 'manifests'],
      commit,
      ['update-ref', 'refs/remotes/origin/main', 'HEAD'],
    ]) {
      expect(run('git', args, folder)).toMatchObject({ status: 0 });
    }
  });

  test('draw prints the picture of README.md', () => {
    expect(kubeWiring('draw manifests').stdout).toBe(`\`\`\`mermaid\n${blockOf('mermaid')}\`\`\`\n`);
  });

  test('the commands of README.md print what it says', () => {
    expect(kubeWiring('check manifests')).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(manifest, shop.replace(/(?<=  selector:\n {4}app: )shop/, 'store'));
    const shown = readme.matchAll(/^```sh\n(.*?)^```\n\n(```mermaid\n.*?^```\n\n)?```text\n(.*?)^```$/gms);
    const commands = Array.from(shown, ([, command = '', picture = '', answer = '']) => ({
      command,
      answer: picture + answer,
    }));
    expect(commands).toHaveLength(2);
    expect(commands.map(({ command }) => ({ command, answer: kubeWiring(command).stdout }))).toEqual(commands);
  });

  test('an ES module reads and checks manifests as README.md does', () => {
    writeFileSync(join(folder, 'script.mjs'), blockOf('js'));
    const { stdout, stderr } = node(['script.mjs'], folder);
    expect(stderr).toBe('');
    expect(stdout).toContain('Service shop selects no pod');
  });
});

describe('in the app of the template of cdk8s', () => {
  const folder = join(temporary, 'app');

  const manifests = (label: string) => `
    new ApiObject(this, 'deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'shop' },
      spec: {
        selector: { matchLabels: { app: 'shop' } },
        template: {
          metadata: { labels: { app: 'shop' } },
          spec: { containers: [{ name: 'shop', image: 'example/shop:1.0', ports: [{ containerPort: 8080 }] }] },
        },
      },
    });
    new ApiObject(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'shop' },
      spec: { selector: { app: '${label}' }, ports: [{ port: 80, targetPort: 8080 }] },
    });`;

  /** Writes the template's main.ts with what README.md adds, and a Service that selects by a label. */
  function writeMain(label: string): void {
    const template = readFileSync(join(modules, 'cdk8s-cli/templates/typescript-app/main.ts'), 'utf8');
    const [imports = '', app = ''] = blockOf('ts').split('\n\n');
    const [chart = ''] = template.split('const app =');
    const main = `${imports}\n${chart}${app}`;
    expect(main).toContain('// define resources here');
    writeFileSync(
      join(folder, 'main.ts'),
      main.replace('App, Chart,', 'ApiObject, App, Chart,').replace('// define resources here', manifests(label)),
    );
  }

  beforeAll(() => {
    cpSync(join(modules, 'cdk8s-cli/templates/typescript-app'), folder, { recursive: true });
    const types = readdirSync(join(modules, '@types')).map((name) => `@types/${name}`);
    install(folder, ...types, 'cdk8s', 'constructs', 'jest', 'ts-jest', 'ts-node', 'typescript');
  });

  test("the types suit the template's own tsconfig.json", () => {
    writeMain('shop');
    writeFileSync(join(folder, 'script.ts'), blockOf('js'));
    const { status, stdout } = node(['node_modules/typescript/bin/tsc', '--noEmit'], folder);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  });

  test('synth writes manifests whose Service reaches its pods', () => {
    writeMain('shop');
    expect(node(['node_modules/ts-node/dist/bin.js', 'main.ts'], folder)).toMatchObject({ status: 0, stderr: '' });
    expect(readdirSync(join(folder, 'dist'))).toEqual(['my-app.k8s.yaml']);
  });

  test('synth refuses a Service that misses its pods', () => {
    writeMain('store');
    const { status, stderr } = node(['node_modules/ts-node/dist/bin.js', 'main.ts'], folder);
    expect(status).toBe(1);
    expect(stderr).toContain('Service shop selects no pod');
  });

  test('an ES module finds validateWiring', () => {
    writeFileSync(
      join(folder, 'app.mjs'),
      "import { validateWiring } from 'kube-wiring/cdk8s';\nconsole.log(typeof validateWiring);\n",
    );
    expect(node(['app.mjs'], folder)).toMatchObject({ status: 0, stdout: 'function\n' });
  });
});
