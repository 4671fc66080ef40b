import { AUDIT_RECORDING, conceptPageOf } from '../build/paths.ts';
import { concepts } from '../../../scripts/concepts/index.ts';
import { steps } from '../../../scripts/steps/index.ts';
import { policyOf, type Policy } from '../../engine/permissions.ts';
import type { RecordedCall } from '../../engine/recording.ts';
import { parseConceptRecording } from '../../engine/concept-recording.ts';
import { conceptRecordingOf } from './concept-files.ts';
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
  return [...callsOfSteps(page), ...callsOfConcepts(page), callsOfAudit(page)];
}

/**
 * The smallest policy that allows the whole tutorial, all undos and all programs of concepts. The audit asks services that no
 * step uses, and both together are longer than IAM lets a policy be: it has one of its own, see {@link TRACKS}.
 */
export function wholePolicy(page: string): Policy {
  const programs = [...callsOfSteps(page), ...callsOfConcepts(page)];
  return policyOf(programs.flatMap(({ calls }) => calls));
}

/** The ways to use this site, each of which needs less than all of it. */
export const TRACKS = {
  tutorial: 'The steps and their undos: `npm run tutorial` and `npm run cleanup`.',
  audit: 'Only `npm run audit`, which only reads.',
  concepts: 'Only the programs of the concept pages, which only read.',
} as const;

export type Track = keyof typeof TRACKS;

/** The smallest policy that allows what a track does. */
export function policyOfTrack(track: Track, page: string): Policy {
  return policyOf(callsOfTrack(track, page));
}

/** The calls that a track makes, as they were recorded. */
export function callsOfTrack(track: Track, page: string): RecordedCall[] {
  return CALLS_OF[track](page).flatMap(({ calls }) => calls);
}

/** How long IAM lets a managed policy be, spaces not counted: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const POLICY_LIMIT = 6144;

/** How long IAM counts a policy to be. */
export function lengthOf(policy: Policy): number {
  return JSON.stringify(policy).length;
}

// --- internal ---

const CALLS_OF: Record<Track, (page: string) => ProgramCalls[]> = {
  tutorial: callsOfSteps,
  audit: (page) => [callsOfAudit(page)],
  concepts: callsOfConcepts,
};

function callsOfSteps(page: string): ProgramCalls[] {
  return steps.map(({ id, title }) => {
    const { run, change, undo } = recordingOf(id, page);
    const calls = [...run.calls, ...change.calls, ...undo.calls];
    return { title, path: `/steps/${id}/#permissions`, calls };
  });
}

function callsOfConcepts(page: string): ProgramCalls[] {
  return concepts.map(({ id, title }) => {
    const { empty, full } = conceptRecordingOf(id, page);
    const path = `/${conceptPageOf(id)}/#run`;
    return { title, path, calls: [...empty.calls, ...full.calls] };
  });
}

function callsOfAudit(page: string): ProgramCalls {
  const file = `src/recordings/${AUDIT_RECORDING}`;
  const { empty, full } = parseConceptRecording(recorded(file, page), file);
  const calls = [...empty.calls, ...full.calls];
  return { title: 'npm run audit', path: '/start/how-it-works/#the-commands', calls };
}
