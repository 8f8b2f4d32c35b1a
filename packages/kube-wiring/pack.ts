import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePackage } from './compile-package';

const directory = mkdtempSync(join(tmpdir(), 'kube-wiring-'));
try {
  compilePackage(directory);
  const { status, stdout, stderr } = spawnSync('npm', ['pack', directory, '--silent'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm pack failed:\n${stdout}${stderr}`);
  console.log(`Packed the package as ${stdout.trim()}. Its README.md says how to install it.`);
} finally {
  rmSync(directory, { recursive: true });
}
