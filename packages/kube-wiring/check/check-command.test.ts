import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../run-command';

let directory: string;
beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'check-'))));
afterAll(() => rmSync(directory, { recursive: true }));

const service =
  'apiVersion: v1\nkind: Service\nmetadata: { name: till }\nspec: { selector: { app: till }, ports: [{ port: 80 }] }\n';
const pod = (app: string, namespace = 'default') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: till, namespace: ${namespace}, labels: { app: ${app} } }\nspec: { containers: [{ name: till }] }\n`;

beforeAll(() => {
  mkdirSync(join(directory, 'below'));
  writeFileSync(join(directory, 'service.yaml'), service);
  writeFileSync(join(directory, 'pod.yaml'), pod('till'));
  writeFileSync(join(directory, 'below', 'misspelt.yaml'), pod('tills'));
});

const run = (args: string[], { input = '', cwd = directory } = {}) => runCommand(['check', ...args], cwd, input);

test('sound manifests end with status 0 and a line that says what was judged', () => {
  expect(run(['service.yaml', 'pod.yaml'])).toEqual({
    status: 0,
    stdout: 'Judged 1 Service by 1 Pod or pod template, of 2 objects: no problem.\n',
    stderr: '',
  });
});

test('a problem ends with status 1 and a line that says where it is', () => {
  expect(run(['service.yaml', 'below/misspelt.yaml'])).toEqual({
    status: 1,
    stdout: expect.stringMatching(
      /^service.yaml:4: Service till selects no pod: .*\nJudged .*: 1 problem.\n$/,
    ) as string,
    stderr: '',
  });
});

test('what cannot be read ends with status 2 and a line on standard error, and the rest is judged', () => {
  expect(run(['nowhere.yaml', 'service.yaml', 'pod.yaml'])).toEqual({
    status: 2,
    stdout: expect.stringMatching(/^Judged 1 Service/) as string,
    stderr: 'nowhere.yaml: cannot be read: no such file or directory\n',
  });
});

test('nothing to judge ends with status 2', () => {
  expect(run(['-'])).toMatchObject({
    status: 2,
    stderr: 'There is no object in what you passed. Of a directory, only its own files are read, unless you pass -R.\n',
  });
});

test('- is standard input', () => {
  expect(run(['-'], { input: `${service}---\n${pod('tills')}` })).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^-:4: Service till/) as string,
  });
});

test('a directory is read without those below it', () => {
  expect(run(['.'])).toMatchObject({ status: 0, stdout: expect.stringContaining('of 2 objects') as string });
});

test('-R reads directories with everything below them', () => {
  expect(run(['-R', '.'])).toMatchObject({ stdout: expect.stringContaining('of 3 objects') as string });
});

test('-n is the namespace of objects that name none', () => {
  const input = `${service}---\n${pod('till', 'shop')}`;
  expect(run(['-n', 'shop', '-'], { input })).toMatchObject({ status: 0 });
});

test('paths start from the current directory', () => {
  expect(run(['../service.yaml', 'misspelt.yaml'], { cwd: join(directory, 'below') })).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/^\.\.\/service.yaml:4: /) as string,
  });
});

test.each(['--help', '-h'])('%s ends with status 0 and the usage', (option) => {
  expect(run([option])).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^Usage: kube-wiring check /) as string,
    stderr: '',
  });
});

test.each([
  ['no path', [], 'Give at least one PATH.'],
  ['an unknown option', ['--recursiv', '.'], "Unknown option '--recursiv'"],
  ['an option without its value', ['.', '-n'], "Option '-n, --namespace <value>' argument missing"],
])('%s ends with status 2 and the usage on standard error', (_, args, reason) => {
  const { status, stdout, stderr } = run(args);
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/\n\nUsage: kube-wiring check /) as string,
  });
  expect(stderr).toContain(reason);
});

test('an unknown format ends with status 2, and the formats there are', () => {
  expect(run(['--format', 'xml', '.']).stderr).toMatch(/^There is no format xml: use text, github, json\.\n/);
});

test('--format json prints data', () => {
  const { status, stdout } = run(['--format', 'json', '.']);
  expect({ status, data: JSON.parse(stdout) as unknown }).toMatchObject({ status: 0, data: { findings: [] } });
});
