/** Where the words of an error come from. */
export interface Origin {
  /**
   * `linked`: AWS's words, at an address. `quoted`: AWS's words, from a page or a transcript that has no address here.
   * `guess`: our own, or not known to be AWS's. `unsaid`: the code does not say, which counts as a guess.
   */
  kind: 'linked' | 'quoted' | 'guess' | 'unsaid';
  /** The addresses that the comment names. */
  links: string[];
}

/** What the comments above an error text say of it, the nearest first. Comments that speak of something else are passed over. */
export function originOf(comments: readonly string[]): Origin {
  for (const comment of comments) {
    const links = [...comment.matchAll(/https:\/\/[^\s)},;'"]+/g)].map(([url]) =>
      url.replace(/[.:]$/, ''),
    );
    // A comment that says "guess" anywhere counts as one, even where a part of the text has a source.
    if (/\bguess/i.test(comment)) return { kind: 'guess', links };
    if (links.length > 0) return { kind: 'linked', links };
    if (OF_WORDS.test(comment)) return { kind: 'quoted', links };
  }
  return { kind: 'unsaid', links: [] };
}

// --- internal ---

const OF_WORDS =
  /AWS's (?:own )?(?:words|text)|transcript|API reference|developer guide|ECS's words/i;
