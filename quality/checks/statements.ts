import { textsLike } from '../harness/files-like.ts';
import { STATEMENTS, type Statement } from '../../src/site/facts/statements.ts';
import { lineAt } from './line-of.ts';
import type { Problem, Verdict } from './problem.ts';
import { judgeSource } from './prose/sources.ts';
import type { Check } from './world.ts';

/** Where a reader may see a sentence: the pages, what is woven into them, what programs say, and the front of the project. */
const SEEN = [
  'README.md',
  'astro.config.ts',
  'package.json',
  'src/content/docs/**/*.mdx',
  'src/{engine,site}/**/*.{ts,astro}',
  'scripts/{steps,concepts,failures}/*.ts',
];
const TABLE = 'src/site/facts/statements.ts';

export const statements: Check = {
  name: 'statements with their sources',
  run: () => checkStatements(),
};

/** Every statement stands where it belongs, its opposite stands nowhere, and its sources still say so. */
export function checkStatements(
  table: readonly Statement[] = STATEMENTS,
  texts: ReadonlyMap<string, string> = readTexts(),
): Verdict {
  return {
    count: table.length,
    problems: table.flatMap((statement) => judge(statement, texts)),
  };
}

/** Reads the texts that a reader may see, by their files. */
export function readTexts(): Map<string, string> {
  const texts = textsLike(SEEN);
  texts.delete(TABLE);
  return texts;
}

// --- internal ---

function judge(statement: Statement, texts: ReadonlyMap<string, string>): Problem[] {
  const { what, says, never, sources } = statement;
  const missing = statement.in
    .filter((file) => !plain(texts.get(file) ?? '').includes(says))
    .map((file) => ({
      file,
      line: 1,
      expected: `"${says}": ${what}`,
      found: 'a page without it',
      mend: `say it again, or correct the statement in ${TABLE}`,
    }));
  const denials = [...texts].flatMap(([file, text]) => {
    const match = never.exec(squeezed(text));
    if (!match) return [];
    return [
      {
        file,
        line: lineOfWords(text, match[0]),
        expected: `nothing that denies it: ${what}`,
        found: `"${match[0]}"`,
        mend: `write what is true; ${TABLE} names the sources`,
      },
    ];
  });
  const untrue = sources.flatMap((source) => {
    const found = judgeSource(source);
    if (found === undefined) return [];
    return [
      {
        file: TABLE,
        line: 1,
        expected: `a source that says: ${what}`,
        found,
        mend: 'look whether it is still true, and mend the pages or the statement',
      },
    ];
  });
  return [...missing, ...denials, ...untrue];
}

/** The text without the markup of links, code and emphasis. */
function plain(text: string): string {
  return squeezed(text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[`*_]/g, ''));
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** The line in which words begin that may go over several lines. */
function lineOfWords(text: string, words: string): number {
  const pattern = words
    .split(' ')
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  return lineAt(text, new RegExp(pattern).exec(text)?.index ?? 0);
}
