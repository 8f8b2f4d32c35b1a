import { code } from '../printable';

/** How many lines of a text, and how many characters of a line, are shown. */
const [maxLines, maxLength] = [3, 100];

/** Whether a value is told by what differs in it: it has several lines, or is long. */
export const isLong = (value: unknown): boolean => {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.trim().includes('\n') || text.length > maxLength;
};

/** Some of the lines in which two values differ, as code with a - or + in front, and how many more there are. */
export function lineChanges(from: unknown, to: unknown): string[] {
  const [old, now] = [linesOf(from), linesOf(to)];
  const [lost, won] = [without(old, now), without(now, old)];
  const changes = Array.from({ length: Math.max(lost.length, won.length) }).flatMap((_, i) => [
    ...(i < lost.length ? [`-${excerpt(lost[i], won[i])}`] : []),
    ...(i < won.length ? [`+${excerpt(won[i], lost[i])}`] : []),
  ]);
  if (changes.length === 0) return ['the same lines in another order'];
  const more = changes.length - maxLines;
  return [
    ...changes.slice(0, maxLines).map(code),
    ...(more > 0 ? [`and ${more} more ${more === 1 ? 'line' : 'lines'}`] : []),
  ];
}

/** The lines of a text, or of a list of texts; those of another value as JSON, without those that only hold brackets. */
function linesOf(value: unknown): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return value.split('\n');
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.flatMap(linesOf);
  return JSON.stringify(value, null, 1)
    .split('\n')
    .map((line) => line.replace(/,$/, ''))
    .filter((line) => !/^[\s[\]{}]*$/.test(line));
}

/** The lines of a text that another one has not, or has less often. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

/** A line or, of a long one, the part in which it begins to differ from another. */
function excerpt(line = '', other = ''): string {
  if (line.length <= maxLength) return line;
  let same = 0;
  while (same < line.length && line[same] === other[same]) same++;
  const start = Math.max(0, Math.min(same, line.length - maxLength / 2) - maxLength / 4);
  const part = line.slice(start, start + maxLength);
  return `${start > 0 ? '…' : ''}${part}${start + maxLength < line.length ? '…' : ''}`;
}
