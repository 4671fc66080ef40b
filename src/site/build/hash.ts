import { createHash } from 'node:crypto';

/**
 * `sha256:` and the first 16 hexadecimal digits of the SHA-256 of some texts: they have to notice a change, not to
 * withstand a forger, and a person reads them in a review.
 */
export function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  // Lengths in between: ("ab", "c") is not ("a", "bc").
  for (const text of texts) hash.update(`${text.length}:`).update(text);
  return `sha256:${hash.digest('hex').slice(0, 16)}`;
}
