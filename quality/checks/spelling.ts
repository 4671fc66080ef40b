import { readFileSync } from 'node:fs';
import { CONCEPTS, STEPS } from '../../src/site/build/paths.ts';
import { textsLike } from '../harness/files-like.ts';
import { SUMMARY } from '../harness/summary.ts';
import { lineAt } from './line-of.ts';
import type { Problem, Verdict } from './problem.ts';
import { placedTextsIn } from './prose/text.ts';
import type { Check } from './world.ts';

/**
 * The words that a program prints are words that a page, README.md or docs/ has too. A recording repeats a misspelt one, so that
 * only another text can tell.
 */
export const spelling: Check = {
  name: 'words in the texts of programs',
  async run({ programs, pages }) {
    const { steps, concepts } = await programs();
    const known = wordsIn([...pages.map(({ source }) => source), ...guides()].join('\n'));
    const files = [
      ...steps.map(({ id }) => `${STEPS}/${id}.ts`),
      ...concepts.map(({ id }) => `${CONCEPTS}/${id}.ts`),
      'scripts/inputs.ts',
    ];
    return checkSpelling(files.flatMap(textsOf), known);
  },
};

/** A text of a program, and where it is. */
interface Text {
  file: string;
  line: number;
  text: string;
}

/**
 * Finds the words of some texts that stand nowhere else.
 *
 * @param known the words of pages and guides, in small letters
 */
export function checkSpelling(texts: readonly Text[], known: ReadonlySet<string>): Verdict {
  const found = texts.flatMap((text) => [...wordsIn(text.text)].map((word) => ({ ...text, word })));
  return {
    count: new Set(found.map(({ word }) => word)).size,
    problems: found
      .filter(({ word }) => !known.has(word) && !ONLY_HERE.has(word))
      .map(({ file, line, word }): Problem => {
        const expected = 'words that a page, README.md or docs/ has too';
        const mend = 'correct it, or add it to ONLY_HERE in quality/checks/spelling.ts';
        return { file, line, expected, found: `"${word}"`, mend };
      }),
  };
}

// --- internal ---

/** Words that are right, and that no page has: most of them stand in a name, an address or an example. */
const ONLY_HERE = new Set(
  'america base best counting denver dkr doing etc firewalls hello memcached res slash tomcat warned weekday'.split(
    ' ',
  ),
);

/** Words of three letters or more, in small letters, without the names of code. */
export function wordsIn(text: string): Set<string> {
  const words = text.match(/(?<![A-Za-z])[A-Z]?[a-z]{2,}(?![A-Za-z])/g) ?? [];
  return new Set(words.filter((word) => word.length > 2).map((word) => word.toLowerCase()));
}

function guides(): string[] {
  const texts = textsLike(['README.md', 'docs/**/*.md']);
  // The summary repeats what a program says.
  texts.delete(SUMMARY);
  return [...texts.values()];
}

/** The texts of a program. What it imports is code. */
function textsOf(file: string): Text[] {
  const source = readFileSync(file, 'utf8').replaceAll(/ from '.*';$/gm, (code) =>
    ' '.repeat(code.length),
  );
  return placedTextsIn(source).map(({ text, at }) => ({ file, line: lineAt(source, at), text }));
}
