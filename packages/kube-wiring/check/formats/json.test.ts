import { checkFiles } from '../check-files';
import { jsonFormat } from './json';

const dataOf = (text: string): unknown =>
  JSON.parse(jsonFormat(checkFiles(['-'], { input: Buffer.from(text) })).output.join('\n'));

const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: till }\nspec: { selector: { app: till } }\n';

test('a finding has its code, severity, place, object and text', () => {
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: { name: till, labels: { app: tills } }\nspec: { containers: [{}] }\n';
  expect(dataOf(`${service}---\n${pod}`)).toEqual({
    findings: [
      {
        code: 'misspelt-label',
        severity: 'problem',
        file: '-',
        line: 4,
        object: 'Service till',
        text: 'Service till selects no pod: it asks for app=till, and Pod till has app=tills. Use the same in both.',
      },
    ],
    unread: [],
    judged: { objects: 2, services: 1, podGroups: 1, servicesWithoutPods: 0, routes: 0, routesWithoutServices: 0 },
  });
});

test('what cannot be read has its place and the reason', () => {
  expect(dataOf(`${service}---\na: b: c\n`)).toMatchObject({
    unread: [{ file: '-', line: 6, text: expect.stringMatching(/^is not YAML: /) as string }],
  });
});
