import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { App } from 'cdk8s';
import { checkConstructs } from './lib/check/check-constructs';
import { command, UsageError } from './lib/command';
import { page } from './lib/overview/page';
import { asksOf } from './lib/platform/asks';
import { Platform } from './lib/platform/platform';
import { changedSettings, readSettings, variables } from './lib/platform/settings';
import { states } from './lib/platform/states';
import { objectsOf, refuseUnjudged } from './lib/synth/chart-objects';
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
  replaceOutput(directory, (outdir) => {
    const app = new App({ outdir, yamlOutputType });
    refuseOtherFolders(allStates.map(({ name }) => name));
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

    app.synth();
    refuseSharedFiles(outdir, judged);
    const sections = readFileSync(join(__dirname, 'lib', 'platform', 'states.md'), 'utf8');
    writeFileSync(join(outdir, 'README.md'), page(drawn, sections));
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
