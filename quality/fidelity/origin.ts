import type { Origin } from '../../src/site/data/fidelity.ts';

/**
 * Reads the origin of an error text from the comments above it, the nearest first. A comment that names nothing that can
 * be opened says nothing: "as public transcripts show" may be true, and nobody can look.
 */
export function originOf(comments: readonly string[]): Origin {
  for (const comment of comments) {
    const links = [...comment.matchAll(/https:\/\/[^\s)},;'"]+/g)].map(([url]) =>
      url.replace(/[.:]$/, ''),
    );
    // A comment that says "guess" anywhere counts as one, even where a part of the text has a source.
    if (/\bguess/i.test(comment)) return { kind: 'guess', links };
    if (links.length > 0) return { kind: 'linked', links };
  }
  return { kind: 'unsaid', links: [] };
}
