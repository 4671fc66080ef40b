/** A part of a text: from the first line that has some words to the first one after it that has others. */
export interface CloseUp {
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The lines of a close-up, without the indentation that they share. From the beginning, or to the end, where nothing is said.
 * Lines that only close what is opened in it are shown too, so that a loop or a call does not end in the middle.
 *
 * @throws {Error} when no line has the words
 */
export function closeUp(text: string, { from, to }: CloseUp): string {
  const lines = text.split('\n');
  const first = from === undefined ? 0 : lineWith(from, lines, 0);
  const last = to === undefined ? lines.length - 1 : lineWith(to, lines, first);
  const cut = lines.slice(first, closed(lines, first, last) + 1);
  const common = Math.min(
    ...cut.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)),
  );
  return cut.map((line) => line.slice(common)).join('\n');
}

// --- internal ---

/** The last of the lines after a line that only close what was opened from the first line on. */
function closed(lines: readonly string[], first: number, last: number): number {
  const outermost = lines[first]!.search(/\S/);
  const next = lines[last + 1] ?? '';
  const closes = /^\s*[)\]}]+[,;]?$/.test(next) && next.search(/\S/) >= outermost;
  return closes ? closed(lines, first, last + 1) : last;
}

function lineWith(words: string, lines: readonly string[], begin: number): number {
  const at = lines.findIndex((line, index) => index >= begin && line.includes(words));
  if (at >= 0) return at;
  throw new Error(
    `expected a line with ${JSON.stringify(words)}, found none in:\n${lines.slice(begin).join('\n')}`,
  );
}
