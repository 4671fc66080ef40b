import { AstroError } from 'astro/errors';
import { shows } from '../../../scripts/concepts/index.ts';
import { didYouMean } from '../../engine/did-you-mean.ts';
import { parseShowRecording, type ShowRecording } from '../../engine/concept-recording.ts';
import { recorded, recordedRun, sourceOf } from './woven.ts';

/** On which account a concept's program was recorded: a new one, or one that has done the whole tutorial. */
export type Account = 'empty' | 'full';

/** The command that runs a concept's program. Throws an error that names the page, the id and the nearest one. */
export function showCommandOf(id: string, page: string): string {
  const known = shows.map((show) => show.id);
  if (known.includes(id)) return `npm run show:${id}`;
  throw new AstroError(
    `${page}: there is no program "show:${id}".${didYouMean(id, known)}`,
    'The programs of concepts are listed in scripts/concepts/index.ts.',
  );
}

/** The source of a concept's program, whole or one region of it, and its path from the project's root. */
export function showCodeOf(
  id: string,
  region: string | undefined,
  page: string,
): { file: string; code: string } {
  showCommandOf(id, page);
  const file = `scripts/concepts/${id}.ts`;
  return { file, code: sourceOf(file, region, page) };
}

/** What a recorded run of a concept's program printed; the first line is the command. */
export function showTranscriptOf(id: string, account: Account, page: string): string {
  const command = showCommandOf(id, page);
  return recordedRun(`src/recordings/concepts/${id}/${account}.txt`, command, page);
}

/** What the recorded runs of a concept's program called. */
export function showRecordingOf(id: string, page: string): ShowRecording {
  showCommandOf(id, page);
  const file = `src/recordings/concepts/${id}/record.json`;
  const recording = parseShowRecording(recorded(file, page), file);
  if (recording.show === id) return recording;
  throw new AstroError(`${file}: it is a recording of "${recording.show}".`, 'Run: npm run record');
}
