import { AstroError } from 'astro/errors';
import { steps } from '../../../scripts/steps/index.ts';
import { existing, type Snapshots } from '../../engine/diagram.ts';
import { didYouMean } from '../../engine/did-you-mean.ts';
import { parseRecording, type Recording } from '../../engine/recording.ts';
import type { Step } from '../../engine/step.ts';
import { changedRun } from './changed-run.ts';
import { recorded, recordedRun, sourceOf } from './woven.ts';

/** The two directions of a step, as `npm run …` calls them. */
export type Action = 'step' | 'undo';

/** The step of that id. Throws an error that names the page, the id and the nearest step. */
export function stepOf(id: string, page: string): Step {
  const step = steps.find((each) => each.id === id);
  if (step) return step;
  const known = steps.map((each) => each.id);
  throw new AstroError(
    `${page}: there is no step "${id}".${didYouMean(id, known)}`,
    'The steps are listed by track in scripts/tracks.',
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
  return { file, code: sourceOf(file, region, page) };
}

/** Returns the output of a recorded run of a step, or of its undo; the first line is the command. */
export function transcriptOf(id: string, action: Action, page: string): string {
  const command = commandOf(id, action, page);
  const file = `src/recordings/${id}/${action === 'step' ? 'run' : 'undo'}.txt`;
  return recordedRun(file, command, page);
}

/** Returns the output of a recorded run of a step that was done again with another value: `--min-count 2`. */
export function changedTranscriptOf(id: string, given: string, page: string): string {
  const file = `src/recordings/${id}/changed.txt`;
  commandOf(id, 'step', page);
  const found = changedRun(recorded(file, page), id, given);
  if (found !== undefined) return found;
  throw new AstroError(`${file}: expected a run with "${given}".`, 'Run: npm run record');
}

/** Returns the recording of a step. */
export function recordingOf(id: string, page: string): Recording {
  const known = parsed.get(id);
  if (known) return known;
  stepOf(id, page);
  const file = `src/recordings/${id}/record.json`;
  const recording = parseRecording(recorded(file, page), file);
  if (recording.step === id) {
    parsed.set(id, recording);
    return recording;
  }
  throw new AstroError(`${file}: it is a recording of "${recording.step}".`, 'Run: npm run record');
}

/** Returns the inventories after a step, before it, and before the first one. */
export function snapshotsOf(id: string, page: string): Omit<Snapshots, 'title'> {
  const index = steps.indexOf(stepOf(id, page));
  const own = recordingOf(id, page);
  if (own.before) return { baseline: [], before: own.before, after: existing([own]) };
  const recordings = steps.slice(0, index + 1).map((step) => recordingOf(step.id, page));
  return {
    baseline: [],
    before: existing(recordings.slice(0, -1)),
    after: existing(recordings),
  };
}

// --- internal ---

/** By the id of the step. Each page asks for all of them; where one has changed, Vite begins this module anew. */
const parsed = new Map<string, Recording>();
