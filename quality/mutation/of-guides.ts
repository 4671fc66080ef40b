import { isMeasured, readGuides } from '../checks/guides.ts';
import { misspelt } from './break-code.ts';
import type { Mutant } from './mutant.ts';
import { linesOf, swapFound, type Line, type Swap } from './swap-found.ts';

/** In README.md and docs/*.md: each piece of code once misspelt, each figure once another one, each command of a fence too. */
export function ofGuides(): Mutant[] {
  const guides = readGuides().filter(({ file }) => !file.startsWith('docs/decisions/'));
  return guides.flatMap(({ file, source }) => {
    const lines = linesOf(source);
    return [...swapFound(file, lines, CODE), ...swapFound(file, linesOfProse(lines), FIGURES)];
  });
}

// --- internal ---

const CODE: readonly Swap[] = [
  { kind: 'swap code in a guide', find: /`([^`]{4,})`/dg, other: misspelt },
  { kind: 'swap a command in a guide', find: /^npm run [\w:-]{4,}/dg, other: misspelt },
];
const FIGURES: readonly Swap[] = [
  {
    kind: 'swap a figure in a guide',
    find: /(?<=[a-z] )\d[\d,]*(?= [a-z]|\.$)/dg,
    other: (text) => `1${text}`,
  },
];

/**
 * The lines that are neither in a code block, where a figure is judged as code, nor in a section of figures that a command has
 * measured: those cannot be measured again here.
 */
function linesOfProse(lines: readonly Line[]): Line[] {
  let [isCode, heading] = [false, 0];
  return lines.filter(({ text }, index) => {
    if (text.startsWith('```')) isCode = !isCode;
    else if (!isCode && text.startsWith('#')) heading = index;
    else if (!isCode) {
      const above = lines.slice(heading, index + 1);
      return !isMeasured(above.map((each) => each.text));
    }
    return false;
  });
}
