import { App, YamlOutputType } from 'cdk8s';
import { validateCharts } from './lib/check/validate-charts';
import { Platform } from './lib/platform';
import { replaceDirectory } from './lib/replace-directory';
import { readSettings, SettingError } from './lib/settings';
import { states } from './lib/states';

// Where `cdk8s synth` wants the manifests.
const directory = process.env.CDK8S_OUTDIR ?? 'dist';

try {
  const settings = readSettings(process.env);
  replaceDirectory(directory, (outdir) => {
    const app = new App({ outdir, yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
    for (const [name, props] of Object.entries(states(settings))) {
      new Platform(app, name, props);
    }
    validateCharts(app);
    app.synth();
  });
  console.log(`Synthesized the manifests in ${directory}/`);
} catch (error) {
  const foreseen =
    error instanceof SettingError || (error instanceof Error && error.message.startsWith('Validation failed'));
  if (!foreseen) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
