import { type Command, inputFor, readArguments, readOptions } from '../command';
import { readManifests, unreadText } from '../manifests/read-manifests';
import { graphOf } from '../wiring/graph';
import { picture } from './picture';

const usage = `Usage: kube-wiring draw [-R] [-n NAMESPACE] PATH...

Draws the routes and Services of these manifests and the pods that they reach, as a Mermaid picture for a Markdown page.

PATH          a file of YAML or JSON, a directory with such files, or - for standard input
-R            reads directories with everything below them
-n NAMESPACE  the namespace of objects that name none`;

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, readOptions);
  const { objects, unread } = readManifests(positionals, { ...values, input: await inputFor(positionals) });
  for (const thing of unread) console.error(unreadText(thing));
  const graph = graphOf(objects);
  if (graph.routes.length + graph.services.length + graph.podGroups.length === 0) {
    console.error('There is no route, no Service and no pod in what you passed.');
    return 2;
  }
  console.log(['```mermaid', picture(graph), '```'].join('\n'));
  return unread.length > 0 ? 2 : 0;
}

/** `kube-wiring draw` */
export const drawCommand: Command = { usage, run };
