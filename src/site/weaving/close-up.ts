/** A part of a text: from the first line that has some words to the first one after it that has others. */
export interface CloseUp {
  from?: string | undefined;
  to?: string | undefined;
}

/** Stands in a close-up for lines that it leaves out. */
const LEFT_OUT = '// …';

/**
 * The lines of a close-up, without the indentation that they share. From the beginning, or to the end, where nothing is said.
 * What is opened in it is closed in it, so that no loop, call or object ends in the middle: a comment stands for the lines in
 * between.
 *
 * @throws {Error} when no line has the words
 */
export function closeUp(text: string, { from, to }: CloseUp): string {
  const lines = text.split('\n');
  const first = from === undefined ? 0 : lineWith(from, lines, 0);
  const last = to === undefined ? lines.length - 1 : lineWith(to, lines, first);
  const cut = [...lines.slice(first, last + 1), ...closing(lines, first, last)];
  const common = Math.min(...cut.filter((line) => line.trim() !== '').map(indentationOf));
  return cut.map((line) => line.slice(common)).join('\n');
}

/**
 * The lines of a file that are above a close-up.
 *
 * @param part some lines of the file, of which the close-up is
 * @throws {Error} when the file has no such lines
 */
export function linesAbove(part: string, { from }: CloseUp, file: string): string[] {
  const [wanted, lines] = [part.split('\n'), file.split('\n')];
  const at = lines.findIndex((line, index) => {
    const common = Math.max(0, line.length - wanted[0]!.length);
    return wanted.every(
      (text, offset) => lines[index + offset] === (text && ' '.repeat(common) + text),
    );
  });
  if (at < 0) throw new Error(`expected the lines of a close-up, found no such lines:\n${part}`);
  return lines.slice(0, at + (from === undefined ? 0 : lineWith(from, wanted, 0)));
}

// --- internal ---

/** The lines that close what is open after the last line of a close-up, with a comment before each that others precede. */
function closing(lines: readonly string[], first: number, last: number): string[] {
  const outermost = indentationOf(lines[first]!);
  const opens = /[([{]$|=>$/.test(lines[last]!);
  let inside = indentationOf(lines[last]!) + (opens ? 2 : 0);
  let leavesOut = false;
  const closers: string[] = [];
  for (const line of lines.slice(last + 1)) {
    const at = indentationOf(line);
    if (at < 0) continue;
    if (at < outermost) break;
    const [closer] = /^\s*[)\]}]+[,;]?/.exec(line) ?? [];
    const closes = closer !== undefined && at < inside;
    if (closes && leavesOut) closers.push(`${' '.repeat(inside)}${LEFT_OUT}`);
    if (closes) closers.push(closer);
    // A line may open another block in turn, as "} else {" does.
    leavesOut = !closes || closer !== line;
    // Another statement may be less indented, where the last line belongs to one of several lines.
    inside = Math.min(inside, at);
  }
  return closers;
}

function indentationOf(line: string): number {
  return line.search(/\S/);
}

function lineWith(words: string, lines: readonly string[], begin: number): number {
  const at = lines.findIndex((line, index) => index >= begin && line.includes(words));
  if (at >= 0) return at;
  throw new Error(
    `expected a line with ${JSON.stringify(words)}, found none in:\n${lines.slice(begin).join('\n')}`,
  );
}
