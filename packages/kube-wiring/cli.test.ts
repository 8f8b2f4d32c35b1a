import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command';

/** A name that ends its line, sets the title of a terminal, turns the text and gives a job a command. */
const name = '\n::error::a\u001b]0;b\u0007\u202e ##[add-mask]c `|<b>@team';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'cli-'));
  for (const [side, kind] of Object.entries({ old: ['Pod', 'Service'], now: ['Pod', 'Service', 'Namespace'] })) {
    const folder = join(directory, side, `1${name}`);
    mkdirSync(folder, { recursive: true });
    const spec = { selector: { app: name }, ports: [{ port: 80 }], containers: [{ name, image: side + name }] };
    const objects = kind.map((kind) => JSON.stringify({ apiVersion: 'v1', kind, metadata: { name }, spec }));
    writeFileSync(join(folder, `${name}.yaml`), objects.join('\n---\n'));
  }
  mkdirSync(join(directory, 'none', name), { recursive: true });
  writeFileSync(join(directory, 'none', `${name}.yaml`), 'kind: [');
});
afterAll(() => rmSync(directory, { recursive: true }));

test.each([
  ['check', '-R', 'now', 'none'],
  ['check', '-R', 'now', 'none', '--format', 'github'],
  ['check', '-R', 'now', 'none', '--format', 'json'],
  ['changes', 'old', 'now'],
  ['changes', 'old', 'none'],
  ['draw', '-R', 'now', 'none'],
])('%s %s %s %s %s %s prints what it reads so that it does nothing', (...args) => {
  const { stdout, stderr } = runCommand(args, directory);
  const lines = `${stdout}${stderr}`.split('\n');
  expect(lines.filter((line) => line.includes('team'))).not.toEqual([]);
  expect(lines.filter((line) => /[\p{Cc}\p{Bidi_Control}]|##\[|^\s*::error::a/u.test(line))).toEqual([]);
});
