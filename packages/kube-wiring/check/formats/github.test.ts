import { checkFiles } from '../check-files';
import { githubFormat } from './github';

/** What is printed of documents on standard input, but for the line that says what was judged. */
function commandsFor(...documents: string[]): readonly string[] {
  const { output, errors } = githubFormat(checkFiles(['-'], { input: Buffer.from(documents.join('\n---\n')) }));
  expect(errors).toEqual([]);
  return output;
}

const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: till }\nspec: { selector: { app: till } }';
const pod = (app: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: till, labels: { app: ${app} } }\nspec: { containers: [{ name: till }] }`;

test('a problem is an error, and a hint a warning', () => {
  expect(commandsFor(service, pod('tills'))[0]).toMatch(/^::error title=misspelt-label::Service till selects no pod/);
  expect(commandsFor(service, pod('desk'))[0]).toMatch(/^::warning title=selects-nothing::Service till selects no pod/);
});

test('the line that says what was judged comes last, as it is', () => {
  expect(commandsFor(service, pod('till'))).toEqual([
    'Judged 1 Service by 1 Pod or pod template, of 2 objects: no problem.',
  ]);
});

test('what cannot be read is an error, before the findings', () => {
  expect(commandsFor(service, pod('tills'), 'a: b: c')[0]).toMatch(/^::error title=cannot be read::is not YAML: /);
});

test('nothing to judge is an error', () => {
  expect(commandsFor('')).toEqual([expect.stringMatching(/^::error title=nothing to check::There is no object /)]);
});

test('a finding of a file has its path and its line, escaped as GitHub wants it', () => {
  const unread = [{ file: '50%,a:b.yaml', line: 3, reason: 'says 5%\nand more', mayBeManifest: true }];
  const judged = { objects: 1, services: 0, podGroups: 0, servicesWithoutPods: 0, routes: 0, routesWithoutServices: 0 };
  expect(githubFormat({ findings: [], unread, judged, status: 2 }).output[0]).toBe(
    '::error file=50%25%2Ca%3Ab.yaml,line=3,title=cannot be read::says 5%25\\u000aand more',
  );
});
