import { AwsError } from '../core/error.ts';
import type { RequestFault } from '../core/faults.ts';
import type { Call } from './call.ts';

/**
 * Runs the operation of a call in one transaction, and resolves with its output once the store has what it wrote.
 *
 * A lagging read gets its answer from the account as it was before the last change. A lagging write runs on the account
 * as it is, unless it would have been refused before the last change.
 */
export async function runOperation(call: Call, fault: RequestFault | undefined): Promise<object> {
  if (fault === 'lagging-read') return runBeforeLastChange(call);
  if (fault === 'lagging-write') await runBeforeLastChange(call);
  const output = await call.region.account.transaction(() => outputOrKeptError(call));
  if (output instanceof AwsError) throw output;
  return output;
}

// --- internal ---

/** Runs an operation on a copy of the account as it was before its last change. */
function runBeforeLastChange(call: Call): Promise<object> {
  const before = call.region.account.forkBeforeLastChange();
  return runOperation({ ...call, region: call.region.in(before) }, undefined);
}

/** An error that keeps what was written is returned, not thrown, so that the transaction commits. */
function outputOrKeptError({ operation, input, region }: Call): object {
  try {
    return operation.run(input, region);
  } catch (error) {
    if (error instanceof AwsError && error.keepsWrites) return error;
    throw error;
  }
}
