import type { Line } from '../../engine/render.ts';

/** A transcript as a page shows it: the command, and each line in one piece, so that it breaks where the page is narrow. */
export interface Transcript {
  command: string;
  lines: Line[];
}

/** Reads what a program printed: the reverse of `plain` in src/engine/render.ts. */
export function readTranscript(text: string): Transcript {
  const [first = '', ...rest] = unbroken(text.trimEnd()).split('\n');
  const lines = rest
    .filter((row) => row !== '')
    .map((row, index): Line => {
      const { label, text } = partsOf(row);
      return { label, text, tone: toneOf(label, text, index) };
    });
  return { command: first.replace(/^\$ /, ''), lines };
}

/** The text that a program printed, with each line in one piece: a terminal has eighty columns, and a page has what it has. */
export function unbroken(text: string): string {
  const lines: string[] = [];
  let above = '';
  for (const row of text.split('\n')) {
    const { label, text } = partsOf(row);
    if (above !== '' && continues(row, label, above)) lines.push(`${lines.pop()!} ${text}`);
    else lines.push(row);
    above = row;
  }
  return lines.join('\n');
}

/** The label and the text of a row that a program printed; a row that belongs to the one above it has a blank for a label. */
export function partsOf(row: string): { label: string; text: string } {
  const head = row.slice(0, 9);
  if (head.trim() === '') return { label: CONTINUED, text: row.trim() };
  const label = LABEL.exec(head)?.[1];
  return label ? { label, text: row.slice(9) } : { label: '', text: row };
}

// --- internal ---

/** As src/engine/render.ts sets lines. */
const WIDTH = 80;
const LABEL = /^([a-z]+) +$/;
/** The label of a line that belongs to the one above it. */
const CONTINUED = ' ';

/** Returns true if a row goes on with the one above: it does when its first word had no room there any more. */
function continues(row: string, label: string, above: string): boolean {
  if (row === '' || (label !== '' && label !== CONTINUED)) return false;
  const isIndented = label === CONTINUED;
  const wasIndented = /^ |^[a-z]+ +/.test(above.slice(0, 9)) && partsOf(above).label !== '';
  if (isIndented !== wasIndented) return false;
  return above.length + 1 + row.trim().split(' ')[0]!.length > WIDTH;
}

function toneOf(label: string, text: string, index: number): Line['tone'] {
  if (index === 0) return 'title';
  if (['created', 'updated', 'deleted', 'shows'].includes(label)) return 'good';
  if (['refused', 'error'].includes(label)) return 'bad';
  if (['calls', 'next'].includes(label)) return 'plain';
  if (label !== '' || index === 1) return 'quiet';
  return /^(Done|Undone|Nothing to (do|undo))\b/.test(text) ? 'good' : 'plain';
}
