import { AstroError } from 'astro/errors';
import { concepts } from '../../../scripts/concepts/index.ts';
import { didYouMean } from '../../engine/did-you-mean.ts';
import { parseConceptRecording, type ConceptRecording } from '../../engine/concept-recording.ts';
import { recorded, recordedRun, sourceOf } from './woven.ts';

/** On which account a concept's program was recorded: a new one, or one that has done the whole tutorial. */
export type Account = 'empty' | 'full';

/** The command that runs a concept's program. Throws an error that names the page, the id and the nearest one. */
export function conceptCommandOf(id: string, page: string): string {
  const known = concepts.map((concept) => concept.id);
  if (known.includes(id)) return `npm run show:${id}`;
  throw new AstroError(
    `${page}: there is no program "show:${id}".${didYouMean(id, known)}`,
    'The programs of concepts are listed in scripts/concepts/index.ts.',
  );
}

/** The source of a concept's program, whole or one region of it, and its path from the project's root. */
export function conceptCodeOf(
  id: string,
  region: string | undefined,
  page: string,
): { file: string; code: string } {
  conceptCommandOf(id, page);
  const file = `scripts/concepts/${id}.ts`;
  return { file, code: sourceOf(file, region, page) };
}

/** Returns the output of a recorded run of a concept's program; the first line is the command. */
export function conceptTranscriptOf(id: string, account: Account, page: string): string {
  const command = conceptCommandOf(id, page);
  return recordedRun(`src/recordings/concepts/${id}/${account}.txt`, command, page);
}

/** Returns the recorded calls of a concept's program. */
export function conceptRecordingOf(id: string, page: string): ConceptRecording {
  conceptCommandOf(id, page);
  const file = `src/recordings/concepts/${id}/record.json`;
  const recording = parseConceptRecording(recorded(file, page), file);
  if (recording.concept === id) return recording;
  throw new AstroError(
    `${file}: it is a recording of "${recording.concept}".`,
    'Run: npm run record',
  );
}
