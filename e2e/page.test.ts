import { stepsIn } from './page';

const page = `
# Title

\`\`\`sh
before all sections
\`\`\`

## [one](one)

Try it:

\`\`\`sh
first
second
\`\`\`

\`\`\`text
answer

of three lines
\`\`\`

\`\`\`sh
third
\`\`\`

In between.

\`\`\`text
no answer
\`\`\`

## Two

\`\`\`sh load-balancer
fourth
\`\`\`

\`\`\`diff
-a
\`\`\`
`;

test('the steps of a page are its blocks of commands by section, each with the answer right after it', () => {
  expect([...stepsIn(page)]).toEqual([
    [
      'one',
      [
        { commands: 'first\nsecond', answer: 'answer\n\nof three lines', needsLoadBalancer: false },
        { commands: 'third', answer: undefined, needsLoadBalancer: false },
      ],
    ],
    ['Two', [{ commands: 'fourth', answer: undefined, needsLoadBalancer: true }]],
  ]);
});
