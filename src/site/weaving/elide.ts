import { withExampleIds } from './example-ids.ts';
import { unbroken } from './transcript-lines.ts';

/** A transcript of more lines than this is shown with its middle left out. */
const AT_MOST = 40;
/** The number of characters that are shown at the beginning and at the end. */
const FIRST = 24;
const LAST = 12;
/** More than that is not left out: nobody could say what a page does not show. */
const LEFT_OUT_AT_MOST = 120;

/**
 * A transcript as a page shows it. One that is long loses its middle, and a line in its place says how much, and how to see
 * it. Its lines are in one piece each, and placeholders are ids. Throws when more would be left out than a reader can be asked to believe.
 */
export function elided(transcript: string): string {
  // Only as it was printed can be seen where a line was broken: an id may be longer than its placeholder.
  return withExampleIds(unbroken(cut(transcript)));
}

// --- internal ---

function cut(transcript: string): string {
  const lines = transcript.split('\n');
  if (lines.length <= AT_MOST) return transcript;
  const leftOut = lines.length - FIRST - LAST;
  if (leftOut > LEFT_OUT_AT_MOST) {
    throw new Error(
      `expected a transcript of at most ${FIRST + LAST + LEFT_OUT_AT_MOST} lines, found ${lines.length}: make two steps of it, or let it say less.`,
    );
  }
  return [
    ...lines.slice(0, FIRST),
    `… ${leftOut} lines are left out here: the command prints them all`,
    ...lines.slice(-LAST),
  ].join('\n');
}
