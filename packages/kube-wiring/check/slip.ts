import { distance } from 'fastest-levenshtein';

/**
 * Whether a text is another one, misspelt: with another case, two neighbours swapped, at most a quarter of its letters
 * wrong, or one of three letters missing. Texts of which a word is another word, and texts that differ in their digits
 * alone, such as redis-0 and redis-1, are two names.
 */
export function isSlip(one: string, other: string): boolean {
  if (one.toLowerCase() === other.toLowerCase()) return true;
  if (one.replace(/\d/g, '') === other.replace(/\d/g, '')) return false;
  const longer = Math.max(one.length, other.length);
  const allowed = longer === 3 && one.length !== other.length ? 1 : longer / 4;
  if (Math.abs(one.length - other.length) > allowed) return false;
  const wrong = distance(one, other);
  return (wrong <= allowed && (wrong < 3 || !hasOtherWord(one, other))) || isSwap(one, other);
}

/** Whether one has a word that the other has not, between dashes, as in thanos-ruler and thanos-query. */
function hasOtherWord(one: string, other: string): boolean {
  const [words, others] = [one.split('-'), other.split('-')];
  if (words.length !== others.length) return true;
  return words.length > 1 && words.some((word, i) => !isSlip(word, others[i] ?? ''));
}

function isSwap(one: string, other: string): boolean {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `${one.slice(0, at)}${one[at + 1] ?? ''}${one[at] ?? ''}${one.slice(at + 2)}` === other;
}
