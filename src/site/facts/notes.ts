import { z } from 'zod';

/** A line of the notes that says something. */
export interface NotesLine {
  /** Counted from 1. */
  line: number;
  /** Without the spaces around it. */
  text: string;
  /** How far it is indented, in spaces. */
  indent: number;
}

/** The lines of the notes that are not blank. */
export function linesOfNotes(notes: string): NotesLine[] {
  return notes
    .split('\n')
    .map((text, index) => ({
      line: index + 1,
      text: text.trim(),
      indent: text.length - text.trimStart().length,
    }))
    .filter(({ text }) => text !== '');
}

/** A section of a page: `concepts/task#the-life-of-a-task`. */
export interface Section {
  slug: string;
  heading: string;
}

/**
 * The claims of docs/notes/map.json: each line of the notes, and the sections that answer it. Throws an error with the file
 * when it is not JSON of that form.
 */
export function parseNotesMap(text: string, file: string): Map<string, Section[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}:1: ${(error as Error).message}`, { cause: error });
  }
  const result = claims.safeParse(json);
  if (!result.success) throw new Error(`${file}:1: ${z.prettifyError(result.error)}`);
  return new Map(
    Object.entries(result.data).map(([line, sections]) => [line, sections.map(sectionOf)]),
  );
}

// --- internal ---

const claims = z.record(
  z.string(),
  z.array(z.string().regex(/^[a-z0-9/-]+#[\w-]+$/, 'expected page#section')),
);

function sectionOf(text: string): Section {
  const [slug, heading] = text.split('#') as [string, string];
  return { slug, heading };
}
