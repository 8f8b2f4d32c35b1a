/** A block of commands on a page and, where one follows it, the answer. */
export interface Step {
  readonly commands: string;
  readonly answer: string | undefined;

  /** Whether it is only for clusters that give external addresses. */
  readonly needsLoadBalancer: boolean;
}

/** The steps of a Markdown page by the headings above them: its `sh` blocks, each with the `text` block right after it. */
export const stepsIn = (page: string): Map<string, readonly Step[]> =>
  new Map(
    page
      .split(/^## /m)
      .slice(1)
      .map((section) => {
        const [heading = ''] = section.split('\n');
        const steps = section.matchAll(
          /^```sh(?<mark> load-balancer)?\n(?<commands>.*?)\n```$(?:\n\n^```text\n(?<answer>.*?)\n```$)?/gms,
        );
        return [
          heading.replace(/^\[(.*)\]\(.*\)$/, '$1'),
          Array.from(steps, ({ groups = {} }) => ({
            commands: groups.commands ?? '',
            answer: groups.answer,
            needsLoadBalancer: groups.mark !== undefined,
          })),
        ];
      }),
  );
