import { buffer } from 'node:stream/consumers';
import { styleText } from 'node:util';
import { checkFiles } from './lib/check/check-files';
import { command, UsageError } from './lib/command';

const usage = `Usage: npm run check -- [-R] [-n NAMESPACE] PATH...

Says which Services of these manifests get no answer, and why. Everything you pass is treated as one cluster.

PATH          a file of YAML or JSON, a directory with such files, or - for standard input
-R            reads directories with everything below them
-n NAMESPACE  the namespace of objects that name none

To check the current namespace of a cluster: kubectl get pods,services,deployments -o yaml | npm run -s check -- -`;

const options = {
  recursive: { type: 'boolean', short: 'R' },
  namespace: { type: 'string', short: 'n' },
} as const;

void command(usage, options, async ({ values, positionals }) => {
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
});
