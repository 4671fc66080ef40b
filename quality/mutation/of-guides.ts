import { isMeasured, readGuides } from '../checks/guides.ts';
import { misspelt } from './of-programs.ts';
import type { Mutant } from './mutant.ts';

/** In README.md and docs/*.md: each piece of code once misspelt, each figure once another one, each command of a fence too. */
export function ofGuides(): Mutant[] {
  const guides = readGuides().filter(({ file }) => !file.startsWith('docs/decisions/'));
  return guides.flatMap(({ file, source }) => {
    const lines = source.split('\n');
    const free = linesOfProse(lines);
    return lines.flatMap((line, index) => [
      ...swaps(file, index, line, /`([^`]{4,})`/g, 'swap code in a guide', misspelt),
      ...swaps(file, index, line, /^(npm run [\w:-]{4,})/g, 'swap a command in a guide', misspelt),
      // One that was measured cannot be measured again here, and one in a code block is judged as code.
      ...(free.has(index)
        ? swaps(file, index, line, FIGURE, 'swap a figure in a guide', (text) => `1${text}`)
        : []),
    ]);
  });
}

// --- internal ---

const FIGURE = /(?<=[a-z] )(\d[\d,]*)(?= [a-z]|\.$)/g;

/** The numbers of the lines that are neither in a code block nor in a section of figures that a command has measured. */
function linesOfProse(lines: readonly string[]): Set<number> {
  const prose = new Set<number>();
  let [isCode, heading] = [false, 0];
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('```')) isCode = !isCode;
    else if (!isCode && line.startsWith('#')) heading = index;
    else if (!isCode && !isMeasured(lines.slice(heading, index + 1))) prose.add(index);
  }
  return prose;
}

function swaps(
  file: string,
  index: number,
  line: string,
  pattern: RegExp,
  kind: string,
  change: (text: string) => string,
): Mutant[] {
  return [...line.matchAll(pattern)].map(([whole, text = '']) => ({
    name: `${file}: ${change(text)} instead of ${text}, line ${index + 1}`,
    kind,
    file,
    edit: (before) => {
      const lines = before.split('\n');
      lines[index] = line.replace(whole, whole.replace(text, change(text)));
      return lines.join('\n');
    },
  }));
}
