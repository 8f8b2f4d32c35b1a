/** Up to three texts, or the first two and how many more there are. */
export const shortList = (texts: readonly string[]): string =>
  texts.length > 3 ? `${texts.slice(0, 2).join(', ')} and ${texts.length - 2} more` : texts.join(', ');
