import { AUDIT_RECORDING, showPageOf } from '../build/paths.ts';
import { shows } from '../../../scripts/concepts/index.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { policyOf, type Policy } from '../../engine/permissions.ts';
import type { RecordedCall } from '../../engine/recording.ts';
import { parseShowRecording } from '../../engine/concept-recording.ts';
import { showRecordingOf } from './concept-files.ts';
import { recordingOf } from './step-files.ts';
import { recorded } from './woven.ts';

/** The calls of one program, as they were recorded. */
export interface ProgramCalls {
  title: string;
  /** Where the program is shown, from the site's root. */
  path: string;
  calls: readonly RecordedCall[];
}

/**
 * The calls of every step, of its changes and its undo, and of every concept's program, in the order of the sidebar; and
 * those of the audit.
 */
export function callsOfPrograms(page: string): ProgramCalls[] {
  return [...callsOfSteps(page), ...callsOfShows(page), callsOfAudit(page)];
}

/** The smallest policy that allows the whole tutorial, all undos, all programs of concepts and the audit. */
export function wholePolicy(page: string): Policy {
  return policyOf(callsOfPrograms(page).flatMap(({ calls }) => calls));
}

/** The ways to use this site, each of which needs less than all of it. */
export const TRACKS = {
  tutorial: 'The steps and their undos, and `npm run audit`.',
  ci: 'The same, for a machine that runs `npm run tutorial`, `npm run audit` and `npm run cleanup`.',
  concepts: 'Only the programs of the concept pages. They read, and write nothing.',
} as const;

export type Track = keyof typeof TRACKS;

/** The smallest policy that allows what a track does. */
export function policyOfTrack(track: Track, page: string): Policy {
  return policyOf(callsOfTrack(track, page));
}

/** The calls that a track makes, as they were recorded. */
export function callsOfTrack(track: Track, page: string): RecordedCall[] {
  const programs =
    track === 'concepts' ? callsOfShows(page) : [...callsOfSteps(page), callsOfAudit(page)];
  return programs.flatMap(({ calls }) => calls);
}

/** How long IAM lets a managed policy be, spaces not counted: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const POLICY_LIMIT = 6144;

/** How long IAM counts a policy to be. */
export function lengthOf(policy: Policy): number {
  return JSON.stringify(policy).length;
}

// --- internal ---

function callsOfSteps(page: string): ProgramCalls[] {
  return steps.map(({ id, title }) => {
    const { run, change, undo } = recordingOf(id, page);
    const calls = [...run.calls, ...change.calls, ...undo.calls];
    return { title, path: `/steps/${id}/#permissions`, calls };
  });
}

function callsOfShows(page: string): ProgramCalls[] {
  return shows.map(({ id, title }) => {
    const { empty, full } = showRecordingOf(id, page);
    const path = `/${showPageOf(id)}/#run`;
    return { title, path, calls: [...empty.calls, ...full.calls] };
  });
}

function callsOfAudit(page: string): ProgramCalls {
  const file = `src/recordings/${AUDIT_RECORDING}`;
  const { empty, full } = parseShowRecording(recorded(file, page), file);
  const calls = [...empty.calls, ...full.calls];
  return { title: 'npm run audit', path: '/start/how-it-works/#the-commands', calls };
}
