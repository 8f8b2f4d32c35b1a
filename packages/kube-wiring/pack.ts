import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isMap } from './manifests/fields';

/** The package's entrances, without what ends their names. */
const entrances = { '.': './index', './cdk8s': './cdk8s' };

/** Runs a program, and ends with what it says where it fails. */
function run(program: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`);
}

/** Compiles the package into a directory, as it is installed. */
function compileInto(directory: string): void {
  const modules = dirname(dirname(require.resolve('typescript/package.json')));
  const config = join(directory, 'tsconfig.json');
  const compilerOptions = {
    declaration: true,
    lib: ['ES2023'],
    noEmit: false,
    outDir: '.',
    rootDir: __dirname,
    target: 'ES2022',
    typeRoots: [join(modules, '@types')],
    types: ['node'],
  };
  const files = ['index.ts', 'cdk8s.ts', 'cli.ts'].map((file) => join(__dirname, file));
  writeFileSync(config, JSON.stringify({ extends: resolve(__dirname, '../../tsconfig.json'), compilerOptions, files }));
  run(process.execPath, [join(modules, 'typescript', 'bin', 'tsc'), '--project', config]);
  rmSync(config);
}

/**
 * The package.json of what is installed. Within this repository `main` alone finds index.ts; an ES module finds nothing
 * but what `exports` lists.
 */
function installedDescription(): string {
  const description: unknown = JSON.parse(readFileSync(join(__dirname, 'package.json'), 'utf8'));
  const exports = Object.fromEntries(
    Object.entries(entrances).map(([name, file]) => [name, { types: `${file}.d.ts`, default: `${file}.js` }]),
  );
  return JSON.stringify({ ...(isMap(description) ? description : {}), exports }, undefined, 2);
}

// Outside of the repository, where Jest would take it for a second package of the name.
const directory = mkdtempSync(join(tmpdir(), 'kube-wiring-'));
try {
  const inside = join(directory, 'kube-wiring');
  mkdirSync(inside);
  compileInto(inside);
  writeFileSync(join(inside, 'package.json'), installedDescription());
  copyFileSync(join(__dirname, 'README.md'), join(inside, 'README.md'));
  run('npm', ['pack', inside, '--silent']);
  console.log('Packed kube-wiring. Install it in another project: npm install --save-dev PATH/kube-wiring-*.tgz');
} finally {
  rmSync(directory, { recursive: true });
}
