import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isMap } from './manifests/fields';

/** The package's entrances, without what ends their names. */
const entrances = { '.': './index', './cdk8s': './cdk8s' };

const pages = ['README.md', 'check/README.md', 'changes/README.md'];

/**
 * Writes the package as it is installed.
 *
 * @param directory an empty one, outside of this repository: Jest would take it for a second package of the name
 * @throws Error with what the compiler says, where it fails
 */
export function compilePackage(directory: string): void {
  compileInto(directory);
  writeFileSync(join(directory, 'package.json'), installedDescription());
  for (const page of pages) copyFileSync(join(__dirname, page), join(directory, page));
}

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
  const args = [join(modules, 'typescript', 'bin', 'tsc'), '--project', config];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The package does not compile:\n${stdout}`);
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
