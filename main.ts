import './lib/node-version';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { App } from 'cdk8s';
import { graphOf, printableLines } from 'kube-wiring';
import { objectsOf } from 'kube-wiring/cdk8s';
import { asksOf } from './lib/overview/asks';
import { page } from './lib/overview/page';
import { renewReadme } from './lib/overview/readme';
import { Platform } from './lib/platform/platform';
import { variables } from './lib/platform/settings';
import { states } from './lib/platform/states';
import { refuseDependencies, refuseOtherFolders, refuseSharedFiles, yamlOutputType } from './lib/synth/file-names';
import { namespaceHints } from './lib/synth/namespaces';
import { replaceOutput } from './lib/synth/output-directory';
import { sharedObjectHints } from './lib/synth/shared-objects';
import { validateStates } from './lib/synth/validate-states';
import { changed } from './lib/synth/variable';

const usage = `Usage: npm run synth

Synthesizes the manifests of every state into dist/. You can set these environment variables:

${Object.values(variables)
  .map(({ name, what, byDefault }) => `${name.padEnd(24)}  ${what}; if left out, ${byDefault}`)
  .join('\n')}`;

/** Synthesizes the manifests, and the page that shows them, into a directory. */
function synthesize(directory: string): void {
  const allStates = states(process.env);
  const settings = changed(Object.values(variables), process.env);
  const isDist = resolve(directory) === resolve('dist');
  const names = allStates.map(({ name }) => name);
  refuseOtherFolders(names);
  replaceOutput(directory, (outdir) => {
    const app = new App({ outdir, yamlOutputType });
    const made = allStates.map(({ name, after, cluster, props }) => {
      const chart = new Platform(app, name, props);
      const graph = graphOf(objectsOf(chart));
      return { name, after: after?.name, cluster, chart, graph, asks: asksOf(chart, graph) };
    });
    warn(validateStates(app, made));
    app.synth();
    refuseDependencies(app);
    refuseSharedFiles(app);
    const text = page(made, readWords());
    warn([...sharedObjectHints(made), ...namespaceHints(directory, made, text)]);
    writeFileSync(join(outdir, 'README.md'), text);
    if (isDist && settings.length === 0) renewReadme('README.md', text, names, Object.values(variables));
  });
  const written = `Synthesized the states into ${directory}`;
  console.log(styleText('green', settings.length > 0 ? `${written} with ${settings.join(' and ')}.` : `${written}.`));
  const shown = /\s/.test(directory) ? JSON.stringify(directory) : directory;
  const compared = isDist ? '' : ` -- dist ${shown}`;
  console.log(`\`npm run changes${compared}\` says what that changes, and what applying it will do.`);
}

const warn = (hints: readonly string[]) => hints.forEach((hint) => console.error(printableLines(hint)));

/** What the page says of the states. */
function readWords(): string {
  const file = join('lib', 'platform', 'states.md');
  const path = join(__dirname, file);
  if (!existsSync(path)) throw new Error(`There is no ${file}. Write one, with a section "## NAME" for each state.`);
  return readFileSync(path, 'utf8');
}

const [argument] = process.argv.slice(2);
if (argument === '--help' || argument === '-h') {
  console.log(usage);
} else if (argument !== undefined) {
  console.error(`Synth takes no arguments, but got ${argument}.\n\n${usage}`);
  process.exitCode = 2;
} else {
  try {
    // Where `cdk8s synth` wants the manifests.
    synthesize(process.env.CDK8S_OUTDIR || 'dist');
  } catch (error) {
    // Anything but a plain error, such as a TypeError, is a mistake in the code: its stack says where.
    if (!(error instanceof Error) || error.name !== 'Error') throw error;
    console.error(styleText('red', printableLines(error.message), { stream: process.stderr }));
    process.exitCode = 1;
  }
}
