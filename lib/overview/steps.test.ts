import { stepsIn } from './steps';

const block = (mark: string, ...lines: string[]) => ['```' + mark, ...lines, '```'].join('\n');
const page = (...parts: string[]) => parts.join('\n\n');

test('the steps of a page are its blocks of commands by section, each with the answer right after it', () => {
  const text = page(
    '# Title',
    '## [one](one)',
    'Try it:',
    block('sh', 'first', 'second'),
    block('text', 'answer', '', 'of three lines'),
    block('sh', 'third'),
    block('mermaid', 'flowchart'),
    '## Two',
    block('sh load-balancer', 'fourth'),
    block('sh', 'kubectl port-forward pod/a 80'),
  );
  const plain = { answer: undefined, needsLoadBalancer: false, isForward: false };
  expect([...stepsIn(text)]).toEqual([
    [
      'one',
      [
        { ...plain, commands: 'first\nsecond', answer: 'answer\n\nof three lines' },
        { ...plain, commands: 'third' },
      ],
    ],
    [
      'Two',
      [
        { ...plain, commands: 'fourth', needsLoadBalancer: true },
        { ...plain, commands: 'kubectl port-forward pod/a 80', isForward: true },
      ],
    ],
  ]);
});

test('steps before the first section have a section without a name', () => {
  expect([...stepsIn(page('# Title', block('sh', 'first'), '## one')).keys()]).toEqual(['', 'one']);
});

test.each([
  ['of another language', [block('bash', 'first')], 'Mark it as sh, sh load-balancer or text.'],
  ['with another mark', [block('sh load-balancers', 'first')], 'Mark it as sh, sh load-balancer or text.'],
  ['with an answer after a paragraph', [block('sh', 'a'), 'It says:', block('text', 'b')], 'Put it right after its'],
  ['that forwards a port and has an answer', [block('sh', 'kubectl port-forward a 1'), block('text', 'b')], 'Give a'],
  ['that forwards a port and goes on', [block('sh', 'kubectl port-forward a 1', 'curl -s b')], 'Give a port-forward a'],
])('a block %s is refused, with its section and what to do', (_, blocks, advice) => {
  const steps = () => stepsIn(page('## one', ...blocks));
  expect(steps).toThrow('Section "one" has a block that is not run:');
  expect(steps).toThrow(advice);
});
