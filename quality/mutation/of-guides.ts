import { readGuides } from '../checks/guides.ts';
import { misspelt } from './of-programs.ts';
import type { Mutant } from './mutant.ts';

/** In README.md and docs/: each piece of code once misspelt, each figure once another one, each command of a fence once another. */
export function ofGuides(): Mutant[] {
  return readGuides().flatMap(({ file, source }) =>
    source.split('\n').flatMap((line, index) => [
      ...swaps(file, index, line, /`([^`]{4,})`/g, 'swap code in a guide', misspelt),
      ...swaps(file, index, line, /^(npm run [\w:-]{4,})/g, 'swap a command in a guide', misspelt),
      // Figures in decisions are of their day.
      ...(file.startsWith('docs/decisions/')
        ? []
        : swaps(file, index, line, FIGURE, 'swap a figure in a guide', (text) => `1${text}`)),
    ]),
  );
}

// --- internal ---

const FIGURE = /(?<=[a-z] )(\d[\d,]*)(?= [a-z]|\.$)/g;

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
