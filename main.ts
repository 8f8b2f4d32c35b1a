import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, YamlOutputType } from 'cdk8s';
import { checkConstructs } from './lib/check/check-constructs';
import { page } from './lib/overview/page';
import { asksOf } from './lib/platform/asks';
import { Platform } from './lib/platform/platform';
import { readSettings } from './lib/platform/settings';
import { states } from './lib/platform/states';
import { objectsOf, refuseSharedFiles } from './lib/synth/chart-objects';
import { replaceOutput } from './lib/synth/output-directory';
import { graphOf } from './lib/wiring/graph';

// Where `cdk8s synth` wants the manifests.
const directory = process.env.CDK8S_OUTDIR || 'dist';

try {
  const settings = readSettings(process.env);
  replaceOutput(directory, (outdir) => {
    const app = new App({ outdir, yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
    const drawn = states(settings).map(({ name, props }) => {
      const constructs = objectsOf(new Platform(app, name, props));
      const graph = graphOf([...constructs.keys()]);
      const asks = new Map([...constructs].map(([object, construct]) => [object, asksOf(construct)]));
      return { name, graph, asks, constructs };
    });

    const reports = drawn.map(({ graph, constructs }) => checkConstructs(graph, constructs));
    const problems = reports.flatMap(({ problems }) => problems);
    for (const line of [...problems, ...reports.flatMap(({ hints }) => hints)]) console.error(line);
    if (problems.length > 0) throw new Error(`Nothing was written, as there are problems.`);
    refuseSharedFiles(drawn.flatMap(({ constructs }) => [...constructs.values()]));

    app.synth();
    writeFileSync(
      join(outdir, 'README.md'),
      page(drawn, readFileSync(join(__dirname, 'lib/platform/states.md'), 'utf8')),
    );
  });
  console.log(`Synthesized the manifests in ${directory}/`);
} catch (error) {
  // Anything but a plain error, such as a TypeError, is a mistake in the code: its stack says where.
  if (!(error instanceof Error) || error.name !== 'Error') throw error;
  console.error(error.message);
  process.exitCode = 1;
}
