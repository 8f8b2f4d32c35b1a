import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { App, YamlOutputType } from 'cdk8s';
import { checkConstructs } from './lib/check/check-constructs';
import { page } from './lib/overview/page';
import { asksOf } from './lib/platform/asks';
import { Platform } from './lib/platform/platform';
import { changedSettings, readSettings, variables } from './lib/platform/settings';
import { states } from './lib/platform/states';
import { objectsOf, refuseSharedFiles, refuseUnjudged } from './lib/synth/chart-objects';
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
  replaceOutput(directory, (outdir) => {
    const app = new App({ outdir, yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
    const drawn = allStates.map(({ name, props }) => {
      const constructs = objectsOf(new Platform(app, name, props));
      const graph = graphOf([...constructs.keys()]);
      const asks = new Map([...constructs].map(([object, construct]) => [object, asksOf(construct)]));
      return { name, graph, asks, constructs };
    });

    const reports = drawn.map(({ graph, constructs }) => checkConstructs(graph, constructs));
    const problems = reports.flatMap(({ problems }) => problems);
    for (const line of [...problems, ...reports.flatMap(({ hints }) => hints)]) console.error(line);
    if (problems.length > 0) throw new Error('Nothing was written. Fix these problems first.');
    const judged = drawn.flatMap(({ constructs }) => [...constructs.values()]);
    refuseUnjudged(app, judged);
    refuseSharedFiles(judged);

    app.synth();
    const sections = readFileSync(join(__dirname, 'lib', 'platform', 'states.md'), 'utf8');
    writeFileSync(join(outdir, 'README.md'), page(drawn, sections));
  });
  const changed = changedSettings(process.env);
  const written = `Synthesized the states into ${directory}`;
  console.log(styleText('green', changed.length > 0 ? `${written} with ${changed.join(' and ')}.` : `${written}.`));
  const compared = directory === 'dist' ? '' : ` -- dist ${directory}`;
  console.log(`\`npm run changes${compared}\` says what that changes, and what applying it will do.`);
}

const [argument] = process.argv.slice(2);
if (argument !== undefined) {
  console.log(usage);
  process.exitCode = ['-h', '--help'].includes(argument) ? 0 : 2;
} else {
  try {
    // Where `cdk8s synth` wants the manifests.
    synthesize(process.env.CDK8S_OUTDIR || 'dist');
  } catch (error) {
    // Anything but a plain error, such as a TypeError, is a mistake in the code: its stack says where.
    if (!(error instanceof Error) || error.name !== 'Error') throw error;
    console.error(styleText('red', error.message, { stream: process.stderr }));
    process.exitCode = 1;
  }
}
