import { buffer } from 'node:stream/consumers';
import { parseArgs, styleText } from 'node:util';
import { checkFiles } from './lib/check/check-files';

const usage = `Usage: npm run check -- [-R] [-n NAMESPACE] PATH...

Says which Services of these manifests get no answer, and why. Everything you pass is treated as one cluster.

PATH          a file of YAML or JSON, a directory with such files, or - for standard input
-R            reads directories with everything below them
-n NAMESPACE  the namespace of objects that name none

To check the current namespace of a cluster: kubectl get pods,services,deployments -o yaml | npm run -s check -- -`;

/** Arguments that this command does not know what to do with. */
class UsageError extends Error {}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        recursive: { type: 'boolean', short: 'R' },
        namespace: { type: 'string', short: 'n' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('Give at least one PATH.');
  const { lines, unread, status } = checkFiles(positionals, {
    ...values,
    // Where npm was called.
    directory: process.env.INIT_CWD,
    input: positionals.includes('-') ? await buffer(process.stdin) : undefined,
  });
  if (unread.length > 0) console.error(unread.join('\n'));
  const colour = status === 0 ? 'green' : 'red';
  for (const [i, line] of lines.entries()) console.log(i < lines.length - 1 ? line : styleText(colour, line));
  return status;
}

void main()
  .catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  })
  .then((status) => (process.exitCode = status));
