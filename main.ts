import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { App } from 'cdk8s';
import { validateWiring } from './lib/check/validate-wiring';
import { command, UsageError } from './lib/command';
import { page } from './lib/overview/page';
import { asksOf } from './lib/wiring/asks';
import { Platform } from './lib/platform/platform';
import { variables } from './lib/platform/settings';
import { states } from './lib/platform/states';
import { apiObjectsOf, refuseUnvalidated } from './lib/synth/chart-objects';
import { refuseOtherFolders, refuseSharedFiles, yamlOutputType } from './lib/synth/file-names';
import { namespaceHints } from './lib/synth/namespaces';
import { replaceOutput } from './lib/synth/output-directory';
import { changed } from './lib/synth/variable';

const usage = `Usage: npm run synth

Synthesizes the manifests of every state into dist/. You can set these environment variables:

${Object.values(variables)
  .map(({ name, what, byDefault }) => `${name.padEnd(24)}  ${what}; if left out, ${byDefault}`)
  .join('\n')}`;

/** Synthesizes the manifests, and the page that shows them, into a directory. */
function synthesize(directory: string): void {
  const allStates = states(process.env);
  refuseOtherFolders(allStates.map(({ name }) => name));
  replaceOutput(directory, (outdir) => {
    const app = new App({ outdir, yamlOutputType });
    const made = allStates.map(({ name, after, props }) => {
      const chart = new Platform(app, name, props);
      return { name, after: after?.name, chart, wiring: validateWiring(chart) };
    });
    const charts = made.map(({ chart }) => chart);
    refuseUnvalidated(app, charts);
    try {
      app.synth();
    } finally {
      for (const hint of made.flatMap(({ wiring }) => wiring.hints())) console.error(hint);
    }
    refuseSharedFiles(outdir, apiObjectsOf(...charts));

    const shown = made.map(({ name, after, chart, wiring: { graph } }) => ({
      name,
      after,
      graph,
      asks: asksOf(chart),
    }));
    for (const hint of shown.flatMap(({ name, graph }) => namespaceHints(`${directory}/${name}`, graph.objects))) {
      console.error(hint);
    }
    writeFileSync(join(outdir, 'README.md'), page(shown, readWords()));
  });
  const settings = changed(Object.values(variables), process.env);
  const written = `Synthesized the states into ${directory}`;
  console.log(styleText('green', settings.length > 0 ? `${written} with ${settings.join(' and ')}.` : `${written}.`));
  const shown = /\s/.test(directory) ? JSON.stringify(directory) : directory;
  const compared = resolve(directory) === resolve('dist') ? '' : ` -- dist ${shown}`;
  console.log(`\`npm run changes${compared}\` says what that changes, and what applying it will do.`);
}

/** What the page says of the states. */
function readWords(): string {
  const file = join('lib', 'platform', 'states.md');
  const path = join(__dirname, file);
  if (!existsSync(path)) throw new Error(`There is no ${file}. Write one, with a section "## NAME" for each state.`);
  return readFileSync(path, 'utf8');
}

void command(usage, {}, ({ positionals }) => {
  const [argument] = positionals;
  if (argument !== undefined) throw new UsageError(`Synth takes no arguments, but got ${argument}.`);
  // Where `cdk8s synth` wants the manifests.
  synthesize(process.env.CDK8S_OUTDIR || 'dist');
  return 0;
});
