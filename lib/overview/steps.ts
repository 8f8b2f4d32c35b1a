import { parseMarkdown } from './markdown';

/** A block of commands on a page and, where one follows it, the answer. */
export interface Step {
  readonly commands: string;
  readonly answer: string | undefined;

  /** Whether it is only for clusters that give external addresses. */
  readonly needsLoadBalancer: boolean;

  /** Whether it runs on while the steps after it are tried. */
  readonly isForward: boolean;
}

/**
 * The steps of a Markdown page by the headings above them: its `sh` blocks, each with the `text` block right after it.
 *
 * @throws Error for a block that would not be run or compared
 */
export function stepsIn(page: string): Map<string, readonly Step[]> {
  const { before, sections } = parseMarkdown(page);
  const first = stepsBelow('', before);
  return new Map([
    ...(first.length > 0 ? [['', first] as const] : []),
    ...sections.map(({ heading, text }) => [heading, stepsBelow(heading, text)] as const),
  ]);
}

function stepsBelow(heading: string, section: string): readonly Step[] {
  const refuse = (block: string, advice: string): never => {
    throw new Error(`Section "${heading}" has a block that is not run:\n\n${block}\n\n${advice}`);
  };
  const blocks = section.matchAll(/^```(?<mark>.*)\n(?<text>[^]*?)\n```$(?:\n\n^```text\n(?<answer>[^]*?)\n```$)?/gm);
  return Array.from(blocks).flatMap(([block, mark = '', text = '', answer]) => {
    if (mark === 'mermaid') return [];
    if (mark === 'text') return refuse(block, 'Put it right after its commands.');
    if (mark !== 'sh' && mark !== 'sh load-balancer') return refuse(block, 'Mark it as sh, sh load-balancer or text.');
    const isForward = text.startsWith('kubectl port-forward ');
    if (isForward && (answer !== undefined || text.includes('\n'))) {
      return refuse(block, 'Give a port-forward a block of its own, without an answer.');
    }
    return [{ commands: text, answer, needsLoadBalancer: mark.endsWith(' load-balancer'), isForward }];
  });
}
