import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const run = (args: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', 'ts-node/register', 'check.ts', ...args],
    {
      cwd: __dirname,
      encoding: 'utf8',
      input,
    },
  );
  return { status, stdout, stderr };
};

test('sound manifests end with status 0 and a line that says what was checked', () => {
  expect(run([join('dist', '4-load-balancer')])).toEqual({
    status: 0,
    stdout: 'Checked 4 documents in 4 files: no problem.\n',
    stderr: '',
  });
});

test('several paths together are one cluster’s worth', () => {
  const files = ['Service.webapp.k8s.yaml', 'Pod.hs-pizza-webapp.k8s.yaml'];
  expect(run(files.map((file) => join('dist', '4-load-balancer', file)))).toMatchObject({ status: 0 });
});

test('problems end with status 1 and a line each', () => {
  const file = 'dist/4-load-balancer/Service.webapp.k8s.yaml';
  expect(run([file])).toEqual({
    status: 1,
    stdout:
      `${file}:11: Service webapp: spec.selector selects no pod: no Pod or workload of namespace default ` +
      'is among the manifests: give it, too\n',
    stderr: '',
  });
});

test('- is standard input', () => {
  expect(run(['-'], 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n')).toMatchObject({
    status: 0,
    stdout: 'Checked 1 document in 1 file: no problem.\n',
  });
});

test('what cannot be read ends with status 2 and one line', () => {
  expect(run(['nowhere'])).toEqual({
    status: 2,
    stdout: '',
    stderr: "nowhere cannot be read: ENOENT: no such file or directory, stat 'nowhere'\n",
  });
});

test.each([[[]], [['--help']]])('%j as arguments end with status 2 and the usage', (args) => {
  expect(run(args)).toEqual({
    status: 2,
    stdout: '',
    stderr: 'Usage: npm run check -- PATH... where each PATH is a file, a directory, or - for standard input\n',
  });
});
