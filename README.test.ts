import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeParts, withParts } from './lib/overview/readme';
import { stepsIn } from './lib/overview/steps';
import { variables } from './lib/platform/settings';
import { states } from './lib/platform/states';

const [readme, page] = ['README.md', 'dist/README.md'].map((path) => readFileSync(join(__dirname, path), 'utf8'));

test('its picture and its tables are current: `npm run synth` mends those that are not', () => {
  const names = states({}).map(({ name }) => name);
  const parts = [...readmeParts(page ?? '', names, Object.values(variables))];
  const old = parts.filter((part) => withParts(readme ?? '', new Map([part])) !== readme).map(([name]) => name);
  expect(old).toEqual([]);
});

test('its commands are those of dist/README.md, from where the e2e tests run them', () => {
  const [shown, known] = [readme, page].map((text) =>
    [...stepsIn(text ?? '').values()].flat().map(({ commands, answer }) => [commands, answer].join('\n\n')),
  );
  expect(shown?.filter((step) => !known?.includes(step))).toEqual([]);
});
