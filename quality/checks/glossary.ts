import { readFileSync } from 'node:fs';
import { GLOSSARY } from '../../src/site/facts/glossary.ts';
import type { Problem } from './problem.ts';
import { checkSection, lineOf } from './sections.ts';
import type { Check } from './world.ts';

const FILE = 'src/site/facts/glossary.ts';

/** Every word of the glossary is there once, in the order of the alphabet, and its page and section exist. */
export const glossary: Check = {
  name: 'words of the glossary',
  run({ pages }) {
    const text = readFileSync(FILE, 'utf8');
    const problems = GLOSSARY.flatMap(({ term, page }, index): Problem[] => [
      ...checkSection(page, { file: FILE, text }, pages),
      ...outOfOrder(term, GLOSSARY[index - 1]?.term, text),
    ]);
    return { count: GLOSSARY.length, problems };
  },
};

// --- internal ---

function outOfOrder(term: string, before: string | undefined, text: string): Problem[] {
  if (before === undefined || before.toLowerCase() < term.toLowerCase()) return [];
  return [
    {
      file: FILE,
      line: lineOf(text, term),
      expected: 'each word once, in the order of the alphabet',
      found: `"${term}" after "${before}"`,
      mend: 'move it, or take one out',
    },
  ];
}
