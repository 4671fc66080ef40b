import { readFileSync } from 'node:fs';
import { headingSlugs } from '../../src/site/heading-slug.ts';
import { didYouMean } from '../../src/tutorial/did-you-mean.ts';
import { linesOfNotes, parseNotesMap, type Section } from '../../src/tutorial/notes.ts';
import { NOTES, NOTES_MAP } from '../lib/paths.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';

/** Every line of the notes is answered by a section of a page, and every claim is about a line and a section that exist. */
export function checkNotes(pages: readonly Page[]): Verdict {
  const [notes, map] = [readFileSync(NOTES, 'utf8'), readFileSync(NOTES_MAP, 'utf8')];
  return {
    what: 'lines of the notes',
    count: linesOfNotes(notes).length,
    problems: notesProblems(notes, map, pages),
  };
}

/** What is wrong between the notes, their map and the pages, all three as texts. */
export function notesProblems(notes: string, map: string, pages: readonly Page[]): Problem[] {
  let claims: Map<string, Section[]>;
  try {
    claims = parseNotesMap(map, NOTES_MAP);
  } catch (error) {
    const expected = 'the lines of the notes, each with a list of page#section';
    const found = (error as Error).message;
    return [{ file: NOTES_MAP, line: 1, expected, found, mend: 'mend the JSON' }];
  }
  const lines = linesOfNotes(notes);
  const unanswered = lines.filter(({ text }) => (claims.get(text) ?? []).length === 0);
  const texts = new Set(lines.map(({ text }) => text));
  return [
    ...unanswered.map(({ line, text }) => ({
      file: NOTES,
      line,
      expected: 'a section of a page that answers the line',
      found: `none that answers "${text}"`,
      mend: `add to ${NOTES_MAP}: ${JSON.stringify(text)}: ["page#section"]`,
    })),
    ...[...claims.keys()]
      .filter((text) => !texts.has(text))
      .map((text) => ({
        file: NOTES_MAP,
        line: lineOf(map, JSON.stringify(text)),
        expected: 'a claim about a line of the notes',
        found: `"${text}", which is not in ${NOTES}`,
        mend: 'take it out, or write it as the notes have it',
      })),
    ...[...claims.values()].flat().flatMap((section) => missing(section, map, pages)),
  ];
}

// --- internal ---

function missing({ slug, heading }: Section, map: string, pages: readonly Page[]): Problem[] {
  const written = `${slug}#${heading}`;
  const where = { file: NOTES_MAP, line: lineOf(map, `"${written}"`) };
  const page = pages.find((each) => each.slug === slug);
  if (!page) {
    const slugs = pages.map((each) => each.slug);
    const found = `"${written}": there is no page "${slug}".${didYouMean(slug, slugs)}`;
    return [{ ...where, expected: 'a page', found, mend: 'name a page that exists' }];
  }
  const sections = headingSlugs(page.headings.map(({ text }) => text));
  if (sections.includes(heading)) return [];
  const found = `"${written}", which is not there.${didYouMean(heading, sections)}`;
  const mend = 'name a section that exists';
  return [{ ...where, expected: `a section of ${page.file}`, found, mend }];
}

/** The line, counted from 1, in which a text first occurs. */
function lineOf(text: string, part: string): number {
  return text.slice(0, Math.max(text.indexOf(part), 0)).split('\n').length;
}
