import { readFileSync } from 'node:fs';
import { linesOfNotes, parseNotesMap, type Section } from '../../src/site/facts/notes.ts';
import { NOTES, NOTES_MAP } from '../../src/site/build/paths.ts';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';
import { lineOfQuoted } from './line-of.ts';
import { checkSection } from './sections.ts';
import type { Check } from './world.ts';

/** Every line of the notes is answered by a section of a page, and every claim is about a line and a section that exist. */
export const notes: Check = {
  name: 'lines of the notes',
  run({ pages }) {
    const [text, map] = [readFileSync(NOTES, 'utf8'), readFileSync(NOTES_MAP, 'utf8')];
    return {
      count: linesOfNotes(text).length,
      problems: [...notesProblems(text, map, pages), ...withoutProgram(text, map, pages)],
    };
  },
};

/** Finds the faults between the notes, their map and the pages, all three as texts. */
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
        line: lineOfQuoted(map, text),
        expected: 'a claim about a line of the notes',
        found: `"${text}", which is not in ${NOTES}`,
        mend: 'take it out, or write it as the notes have it',
      })),
    ...[...claims.values()]
      .flat()
      .flatMap(({ slug, heading }) =>
        checkSection(`${slug}#${heading}`, { file: NOTES_MAP, text: map }, pages),
      ),
  ];
}

/** Lines that no program answers, each with why. */
const ONLY_TOLD: Readonly<Record<string, string>> = {
  '## Installing': 'it is a heading: the lines below it are the steps',
};

/** Finds the lines of the notes that lead to no page on which something runs, and reasons that are not needed any more. */
export function withoutProgram(notes: string, map: string, pages: readonly Page[]): Problem[] {
  const claims = parseNotesMap(map, NOTES_MAP);
  const running = new Set(
    pages
      .filter(({ uses }) => uses.some(({ component }) => RUNS.includes(component)))
      .map(({ slug }) => slug),
  );
  return linesOfNotes(notes)
    .filter(({ text }) => {
      const runs = (claims.get(text) ?? []).some(({ slug }) => running.has(slug));
      return runs === text in ONLY_TOLD;
    })
    .map(({ line, text }) => ({
      file: NOTES,
      line,
      expected:
        text in ONLY_TOLD
          ? 'a line without a program, as ONLY_TOLD of quality/checks/notes.ts says'
          : 'a page with a program for the line',
      found: (claims.get(text) ?? []).map(({ slug }) => slug).join(', '),
      mend: `lead it to a page that runs, in ${NOTES_MAP}, or say in ONLY_TOLD why there is none`,
    }));
}

// --- internal ---

/** The components that run something on their page. */
const RUNS = ['StepRun', 'ConceptRun', 'WholePicture'];
