import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { App } from 'cdk8s';
import { validateWiring, wiringHints } from './lib/check/validate-wiring';
import { command, UsageError } from './lib/command';
import { page } from './lib/overview/page';
import { asksOf } from './lib/platform/asks';
import { Platform } from './lib/platform/platform';
import { changedSettings, readSettings, variables } from './lib/platform/settings';
import { states } from './lib/platform/states';
import { apiObjectsOf, objectsOf, refuseUnvalidated } from './lib/synth/chart-objects';
import { refuseOtherFolders, refuseSharedFiles, yamlOutputType } from './lib/synth/file-names';
import { replaceOutput } from './lib/synth/output-directory';
import { graphOf } from './lib/wiring/graph';

const usage = `Usage: npm run synth

Synthesizes the manifests of every state into dist/. You can set these environment variables:

${Object.values(variables)
  .map(({ name, what, byDefault }) => `${name.padEnd(24)}  ${what}; if left out, ${byDefault}`)
  .join('\n')}`;

/** Synthesizes the manifests, and the page that shows them, into a directory. */
function synthesize(directory: string): void {
  const allStates = states(readSettings(process.env));
  refuseOtherFolders(allStates.map(({ name }) => name));
  replaceOutput(directory, (outdir) => {
    const app = new App({ outdir, yamlOutputType });
    const charts = allStates.map(({ name, props }) => new Platform(app, name, props));
    refuseUnvalidated(app, charts);
    for (const chart of charts) validateWiring(chart);

    const shown = charts.map((chart) => ({
      name: chart.node.id,
      graph: graphOf(objectsOf(chart)),
      asks: asksOf(chart),
    }));
    for (const hint of shown.flatMap(({ graph }) => wiringHints(graph))) console.error(hint);

    app.synth();
    refuseSharedFiles(outdir, apiObjectsOf(...charts));
    const sections = readFileSync(join(__dirname, 'lib', 'platform', 'states.md'), 'utf8');
    writeFileSync(join(outdir, 'README.md'), page(shown, sections));
  });
  const changed = changedSettings(process.env);
  const written = `Synthesized the states into ${directory}`;
  console.log(styleText('green', changed.length > 0 ? `${written} with ${changed.join(' and ')}.` : `${written}.`));
  const compared = directory === 'dist' ? '' : ` -- dist ${directory}`;
  console.log(`\`npm run changes${compared}\` says what that changes, and what applying it will do.`);
}

void command(usage, {}, ({ positionals }) => {
  const [argument] = positionals;
  if (argument !== undefined) throw new UsageError(`Synth takes no arguments, and not ${argument}.`);
  // Where `cdk8s synth` wants the manifests.
  synthesize(process.env.CDK8S_OUTDIR || 'dist');
  return 0;
});
