import { styleText } from 'node:util';
import { type Command, inputFor, readArguments, readOptions, UsageError } from '../command';
import { checkFiles } from './check-files';
import type { Format } from './formats/format';
import { githubFormat } from './formats/github';
import { jsonFormat } from './formats/json';
import { textFormat } from './formats/text';

const usage = `Usage: kube-wiring check [-R] [-n NAMESPACE] [--format FORMAT] PATH...

Says which Services and routes of these manifests get no answer, and why. Everything you pass is treated as one cluster.

PATH             a file of YAML or JSON, a directory with such files, or - for standard input
-R               reads directories with everything below them
-n NAMESPACE     the namespace of objects that name none
--format FORMAT  text; github, which shows each finding in a pull request; or json; if left out, text

The exit status is 0 without a problem, 1 with one, and 2 where something cannot be read.

To check the current namespace of a cluster: kubectl get pods,services,deployments -o yaml | kube-wiring check -`;

const formats = new Map<string, Format>(Object.entries({ text: textFormat, github: githubFormat, json: jsonFormat }));

const options = { ...readOptions, format: { type: 'string', default: 'text' } } as const;

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, options);
  const format = formats.get(values.format);
  if (!format) throw new UsageError(`There is no format ${values.format}: use ${[...formats.keys()].join(', ')}.`);
  const report = checkFiles(positionals, { ...values, input: await inputFor(positionals) });
  const { output, errors } = format(report);
  for (const line of errors) console.error(line);
  const colour = report.status === 0 ? 'green' : 'red';
  for (const [i, line] of output.entries()) {
    console.log(format === textFormat && i === output.length - 1 ? styleText(colour, line) : line);
  }
  return report.status;
}

/** `kube-wiring check` */
export const checkCommand: Command = { usage, run };
