import { EveryCallError } from '../../src/engine/ends-the-run.ts';
import { StoreError, type StoreProblem } from '../../src/local-aws/core/store.ts';
import { variable } from './variable.ts';

/** The one file in which the local account lives. */
export const ACCOUNT_FILE = variable('LOCAL_AWS_FILE') ?? '.local-aws/account.sqlite';

/** Does something with the local account, and throws what is wrong with its file in words for the reader. */
export async function told<Result>(act: () => Promise<Result> | Result): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    throw toldError(error) ?? error;
  }
}

/** A {@link StoreError} in words for the reader, with the next command; undefined for any other error. */
export function toldError(error: unknown): EveryCallError | undefined {
  if (!(error instanceof StoreError)) return undefined;
  const { advice, next } = ADVICE[error.problem];
  return new EveryCallError(
    `The file of the local account, ${ACCOUNT_FILE}, ${error.message}. ${advice}`,
    next,
  );
}

// --- internal ---

/** Leads to a file that the reader may write. */
const ELSEWHERE =
  variable('LOCAL_AWS_FILE') === undefined
    ? 'export LOCAL_AWS_FILE=~/fargate-account.sqlite'
    : 'unset LOCAL_AWS_FILE';

const ADVICE: Record<StoreProblem, { advice: string; next: string }> = {
  damaged: { advice: 'Delete it and start a new account.', next: 'npm run reset' },
  'other version': { advice: 'Delete it and start a new account.', next: 'npm run reset' },
  foreign: { advice: 'Use another file for the account.', next: ELSEWHERE },
  denied: { advice: 'Keep the account in a file that you can write to.', next: ELSEWHERE },
  full: { advice: 'Make some space, or delete the local account.', next: 'npm run reset' },
  failing: { advice: 'Keep the account on another disk.', next: ELSEWHERE },
};
