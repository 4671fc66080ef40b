import { showPageOf } from '../../scripts/lib/paths.ts';
import { shows } from '../../scripts/show/index.ts';
import { steps } from '../../scripts/steps/index.ts';
import { policyOf, type Policy } from '../tutorial/permissions.ts';
import type { RecordedCall } from '../tutorial/recording.ts';
import { showRecordingOf } from './show-files.ts';
import { recordingOf } from './step-files.ts';

/** The calls of one program, as they were recorded. */
export interface ProgramCalls {
  title: string;
  /** Where the program is shown, from the site's root. */
  path: string;
  calls: readonly RecordedCall[];
}

/** The calls of every step, of its changes and its undo, and of every concept's program, in the order of the sidebar. */
export function callsOfPrograms(page: string): ProgramCalls[] {
  return [
    ...steps.map(({ id, title }) => {
      const { run, change, undo } = recordingOf(id, page);
      const calls = [...run.calls, ...change.calls, ...undo.calls];
      return { title, path: `/steps/${id}/#permissions`, calls };
    }),
    ...shows.map(({ id, title }) => {
      const { empty, full } = showRecordingOf(id, page);
      const path = `/${showPageOf(id)}/#see-it-in-your-account`;
      return { title, path, calls: [...empty.calls, ...full.calls] };
    }),
  ];
}

/** The smallest policy that allows the whole tutorial, all undos and all programs of concepts. */
export function wholePolicy(page: string): Policy {
  return policyOf(callsOfPrograms(page).flatMap(({ calls }) => calls));
}

/** How long IAM lets a managed policy be, spaces not counted: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const POLICY_LIMIT = 6144;

/** How long IAM counts a policy to be. */
export function lengthOf(policy: Policy): number {
  return JSON.stringify(policy).length;
}
