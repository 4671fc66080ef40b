import { readFileSync } from 'node:fs';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { GLOSSARY, type Term } from '../../src/site/facts/glossary.ts';
import type { Page } from './page.ts';
import { bind, type Known } from './prose/bind.ts';
import { foundIn, type Found } from './prose/found.ts';
import type { Problem, Verdict } from './problem.ts';
import { lineOfQuoted } from './line-of.ts';
import { checkSection } from './sections.ts';
import type { Check } from './world.ts';

const FILE = 'src/site/facts/glossary.ts';

/** Every word of the glossary is there once, in the order of the alphabet, and its page and section exist. */
export const glossary: Check = {
  name: 'words of the glossary',
  async run({ pages, prose }) {
    const { known } = await prose();
    return checkGlossary(GLOSSARY, pages, known);
  },
};

/** @param terms the words, as the page and the programs that hover them have them */
export function checkGlossary(
  terms: readonly Term[],
  pages: readonly Page[],
  known: Known,
): Verdict {
  const text = readFileSync(FILE, 'utf8');
  const problems = terms.flatMap(({ term, says, page }, index): Problem[] => [
    ...checkSection(page, { file: FILE, text }, pages),
    ...outOfOrder(term, terms[index - 1]?.term, text),
    ...unbound(says, page.split('#')[0]!, lineOfQuoted(text, term), pages, known),
  ]);
  return { count: terms.length, problems };
}

// --- internal ---

/** The explanation of a word is bound like the prose of its page, and a figure in it stands on that page too. */
function unbound(
  says: string,
  slug: string,
  line: number,
  pages: readonly Page[],
  known: Known,
): Problem[] {
  const page = pages.find((each) => each.slug === slug);
  const own = foundIn(parser.parse(says), says);
  return own.flatMap((found): Problem[] => {
    const isThere =
      found.kind === 'number'
        ? page !== undefined && figuresOf(page).has(figureOf(found))
        : 'to' in bind(found, slug, known);
    if (isThere) return [];
    const expected = found.kind === 'number' ? `a figure that ${slug} has` : 'a name that is known';
    return [{ file: FILE, line, expected, found: `"${found.text}"`, mend: 'correct the glossary' }];
  });
}

const parser = unified().use(remarkParse);

function figuresOf({ tree, source }: Page): Set<string> {
  return new Set(
    foundIn(tree, source)
      .filter(({ kind }) => kind === 'number')
      .map(figureOf),
  );
}

function figureOf({ value = '', unit = '' }: Found): string {
  return `${value} ${unit}`;
}

function outOfOrder(term: string, before: string | undefined, text: string): Problem[] {
  if (before === undefined || before.toLowerCase() < term.toLowerCase()) return [];
  return [
    {
      file: FILE,
      line: lineOfQuoted(text, term),
      expected: 'each word once, in the order of the alphabet',
      found: `"${term}" after "${before}"`,
      mend: 'move it, or take one out',
    },
  ];
}
