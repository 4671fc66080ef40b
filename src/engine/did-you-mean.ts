import { closest, distance } from 'fastest-levenshtein';

/**
 * ` Did you mean "run"?` (with the space before it) when one of the known names is near enough to be a slip of the
 * finger, else the list of what there is.
 */
export function didYouMean(word: string, known: readonly string[]): string {
  if (known.length === 0) return ' There is none.';
  const nearest = closest(word, known);
  if (distance(word, nearest) <= Math.max(2, word.length / 3)) return ` Did you mean "${nearest}"?`;
  return ` There is: ${known.join(', ')}.`;
}
