import { AstroError } from 'astro/errors';
import { steps } from '../../scripts/steps/index.ts';
import { didYouMean } from '../tutorial/did-you-mean.ts';
import { parseRecording, type RecordedItem, type Recording } from '../tutorial/recording.ts';
import { extractRegion, withoutMarkers } from '../tutorial/regions.ts';
import type { Step } from '../tutorial/step.ts';

/** What `npm run …` calls the two directions of a step. */
export type Action = 'step' | 'undo';

/** The step of that id. Throws an error that names the page, the id and the nearest step. */
export function stepOf(id: string, page: string): Step {
  const step = steps.find((each) => each.id === id);
  if (step) return step;
  const known = steps.map((each) => each.id);
  throw new AstroError(
    `${page}: there is no step "${id}".${didYouMean(id, known)}`,
    'The steps are listed in scripts/steps/index.ts.',
  );
}

/** The command that does a step or takes it back. Throws when the step has no undo. */
export function commandOf(id: string, action: Action, page: string): string {
  const step = stepOf(id, page);
  if (action === 'undo' && !step.undo) {
    throw new AstroError(
      `${page}: the step "${id}" ${step.kind === 'reads' ? 'only reads' : 'changes nothing that stays'}: there is no npm run undo:${id}.`,
      'Leave `undo` out.',
    );
  }
  return `npm run ${action}:${id}`;
}

/** The source of a step, whole or one region of it, and its path from the project's root. */
export function codeOf(
  id: string,
  region: string | undefined,
  page: string,
): { file: string; code: string } {
  stepOf(id, page);
  const file = `scripts/steps/${id}.ts`;
  const source = sources[`/${file}`];
  if (source === undefined) {
    throw new AstroError(
      `${page}: there is no ${file}.`,
      'A step and its file have the same name.',
    );
  }
  try {
    const code =
      region === undefined ? withoutMarkers(source, file) : extractRegion(source, region, file);
    return { file, code };
  } catch (error) {
    throw new AstroError((error as Error).message, `It is shown on ${page}.`);
  }
}

/** What a recorded run of a step, or of its undo, printed; the first line is the command. */
export function transcriptOf(id: string, action: Action, page: string): string {
  const command = commandOf(id, action, page);
  const file = `src/recordings/${id}/${action === 'step' ? 'run' : 'undo'}.txt`;
  const text = recorded(file, page).trimEnd();
  const first = text.slice(0, text.indexOf('\n'));
  if (first === `$ ${command}`) return text;
  throw new AstroError(
    `${file}:1: expected "$ ${command}", found "${first}".`,
    `${page} shows it. Run: npm run record`,
  );
}

/** What a recorded run of a step did. */
export function recordingOf(id: string, page: string): Recording {
  stepOf(id, page);
  const file = `src/recordings/${id}/record.json`;
  const recording = parseRecording(recorded(file, page), file);
  if (recording.step === id) return recording;
  throw new AstroError(`${file}: it is a recording of "${recording.step}".`, 'Run: npm run record');
}

/** What was alive before a step, and what was before the first one, so that only the tutorial's own is "new". */
export function before(
  id: string,
  page: string,
): { before: readonly RecordedItem[]; baseline: readonly RecordedItem[] } {
  const index = steps.indexOf(stepOf(id, page));
  const first = recordingOf(steps[0]!.id, page);
  const baseline = first.before ?? [];
  if (index === 0) return { before: baseline, baseline };
  const own = recordingOf(id, page).before;
  return { before: own ?? recordingOf(steps[index - 1]!.id, page).inventory, baseline };
}

// --- internal ---

// Vite reads them, so that a change of a step or of a recording reloads the page that shows it.
const sources = import.meta.glob<string>('/scripts/steps/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const recordings = import.meta.glob<string>('/src/recordings/*/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function recorded(file: string, page: string): string {
  const text = recordings[`/${file}`];
  if (text !== undefined) return text;
  throw new AstroError(`${page}: there is no ${file}.`, 'Run: npm run record');
}
