import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stepsIn } from './lib/overview/steps';

test('the commands of README.md are those of dist/README.md, from where the e2e tests run them', () => {
  const [shown, known] = ['README.md', 'dist/README.md'].map((path) =>
    [...stepsIn(readFileSync(join(__dirname, path), 'utf8')).values()]
      .flat()
      .map(({ commands, answer }) => [commands, answer].join('\n\n')),
  );
  expect(shown?.filter((step) => !known?.includes(step))).toEqual([]);
});
