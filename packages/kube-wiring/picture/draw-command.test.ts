import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../run-command';

let directory: string;
beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'draw-'))));
afterAll(() => rmSync(directory, { recursive: true }));

const service =
  'apiVersion: v1\nkind: Service\nmetadata: { name: till }\nspec: { selector: { app: till }, ports: [{ port: 80 }] }\n';
const pod = (name: string, namespace = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: ${namespace}, labels: { app: till } }\nspec: { containers: [{ name: till }] }\n`;

beforeAll(() => {
  mkdirSync(join(directory, 'below'));
  writeFileSync(join(directory, 'service.yaml'), service);
  writeFileSync(join(directory, 'below', 'pod.yaml'), pod('till-1'));
});

const run = (args: string[], input = '') => runCommand(['draw', ...args], directory, input);

test('prints the picture in a fence that Markdown takes for Mermaid', () => {
  expect(run(['service.yaml', 'below/pod.yaml'])).toEqual({
    status: 0,
    stdout: expect.stringMatching(
      /^```mermaid\n[^`]*\nflowchart TB\n[^`]* service-till -->\|target port 80\| pod-till-1\n[^`]*\n```\n$/,
    ) as string,
    stderr: '',
  });
});

test('- is standard input', () => {
  expect(run(['-'], `${service}---\n${pod('till-2')}`).stdout).toContain('| pod-till-2\n');
});

test('a directory is read without those below it', () => {
  expect(run(['.']).stdout).toContain('no such Pod');
});

test('-R reads directories with everything below them', () => {
  expect(run(['-R', '.']).stdout).toContain('| pod-till-1\n');
});

test('-n is the namespace of objects that name none', () => {
  expect(run(['-n', 'shop', '-'], `${service}---\n${pod('till', 'shop')}`).stdout).toContain('| pod-shop.till\n');
});

test('what cannot be read ends with status 2 and a line on standard error, and the rest is drawn', () => {
  expect(run(['nowhere.yaml', 'service.yaml'])).toEqual({
    status: 2,
    stdout: expect.stringContaining('Service till') as string,
    stderr: 'nowhere.yaml: cannot be read: no such file or directory\n',
  });
});

test('nothing to draw ends with status 2 and a line', () => {
  expect(run(['-'], 'apiVersion: v1\nkind: ConfigMap\n')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'There is no route, no Service and no pod in what you passed.\n',
  });
});

test('--help ends with status 0 and the usage', () => {
  expect(run(['--help'])).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^Usage: kube-wiring draw /) as string,
    stderr: '',
  });
});

test('no path ends with status 2 and the usage on standard error', () => {
  expect(run([])).toEqual({
    status: 2,
    stdout: '',
    stderr: expect.stringMatching(/^Give at least one PATH\.\n\nUsage: kube-wiring draw /) as string,
  });
});
