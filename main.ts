import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, YamlOutputType } from 'cdk8s';
import { replaceOutput } from './lib/synth/output-directory';
import { Platform } from './lib/platform/platform';
import { review } from './lib/overview/page';
import { readSettings } from './lib/platform/settings';
import { states } from './lib/platform/states';
import { validateCharts } from './lib/check/validate-charts';

// Where `cdk8s synth` wants the manifests.
const directory = process.env.CDK8S_OUTDIR || 'dist';

try {
  const settings = readSettings(process.env);
  replaceOutput(directory, (outdir) => {
    const app = new App({ outdir, yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
    const platforms = states(settings).map((state) => ({
      ...state,
      chart: new Platform(app, state.name, state.props),
    }));
    validateCharts(app);
    app.synth();
    writeFileSync(join(outdir, 'README.md'), review(platforms));
  });
  console.log(`Synthesized the manifests in ${directory}/`);
} catch (error) {
  // Anything but a plain error, such as a TypeError, is a mistake in the code: its stack says where.
  if (!(error instanceof Error) || error.name !== 'Error') throw error;
  console.error(error.message);
  process.exitCode = 1;
}
