/**
 * These tests do not build on each other, so all of them run whatever fails.
 *
 * @jest-environment node
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import fc from 'fast-check';
import { check } from '../lib/check/check';
import { faults, sound } from '../lib/check/corpus';
import published from '../lib/check/schema.json';
import { podOrService } from './arbitrary';
import { kubectl, target } from './kubectl';

const { E2E_NAMESPACE: namespace = '', E2E_SERVER_VERSION: serverVersion = '' } = process.env;

// Other versions have other rules.
const isOfTheRules = serverVersion.startsWith(`v${published.version}.`);
const describeRules = isOfTheRules ? describe : describe.skip;
const apiServer = `the API server of Kubernetes ${published.version}${isOfTheRules ? '' : ` (this one is ${serverVersion})`}`;

describeRules(`${apiServer}, in a dry run,`, () => {
  const directory = mkdtempSync(join(tmpdir(), 'check-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  /** What the API server says against manifests: nothing when it accepts them. */
  const refusal = async (title: string, manifests: string): Promise<string> => {
    const file = join(directory, `${title.replace(/\W/g, '-')}.yaml`);
    writeFileSync(file, manifests.replaceAll('namespace: default', `namespace: ${namespace}`));
    return kubectl('create', '--dry-run=server', '--validate=strict', '-f', file).then(() => '', String);
  };

  test.concurrent.each(faults.filter(({ accepted }) => !accepted))('refuses $title', async ({ title, manifests }) => {
    expect(await refusal(title, manifests)).not.toBe('');
  });

  test.concurrent.each(faults.filter(({ accepted }) => accepted))(
    'does not see $title',
    async ({ title, manifests }) => {
      expect(await refusal(title, manifests)).toBe('');
    },
  );

  test.concurrent.each(sound)('accepts $title', async ({ title, manifests }) => {
    expect(await refusal(title, manifests)).toBe('');
  });
});

describeRules(`of Pods and Services at random, ${apiServer}`, () => {
  let proxy: ChildProcessByStdio<null, Readable, null>;
  let url: string;

  beforeAll(async () => {
    proxy = spawn('kubectl', [...target(), 'proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [started] = (await once(proxy.stdout, 'data')) as [Buffer];
    url = `http://${/[\d.]+:\d+/.exec(started.toString())?.[0] ?? ''}/api/v1/namespaces/${namespace}`;
  });
  afterAll(() => proxy.kill());

  test('refuses those that check refuses, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(podOrService, async (object) => {
        const response = await fetch(`${url}/${object.kind.toLowerCase()}s?dryRun=All&fieldValidation=Strict`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(object),
        });
        const said = await response.text();
        // Alone, no Service selects a pod.
        const problems = check([{ value: object }]).filter(({ message }) => !message.startsWith('selects no pod'));
        const sentences = problems.map(({ sentence }) => sentence).join('\n');
        expect([response.ok ? 'accepted' : 'refused', said, sentences]).toEqual([
          problems.length > 0 ? 'refused' : 'accepted',
          said,
          sentences,
        ]);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
