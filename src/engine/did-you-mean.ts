import { closest, distance } from 'fastest-levenshtein';

/** The known name that is near enough to a word to be meant by it: a slip of the finger away. */
export function meantBy(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(word, known);
  return distance(word, nearest) <= Math.max(2, word.length / 3) ? nearest : undefined;
}

/** ` Did you mean "run"?` (with the space before it) when one of the known names is meant, else the list of what there is. */
export function didYouMean(word: string, known: readonly string[]): string {
  if (known.length === 0) return ' There is none.';
  const meant = meantBy(word, known);
  return meant === undefined ? ` There is: ${known.join(', ')}.` : ` Did you mean "${meant}"?`;
}
