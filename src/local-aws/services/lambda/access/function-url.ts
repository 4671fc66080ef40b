import { AwsError } from '../../../core/error.ts';
import type { Region } from '../../../core/account.ts';
import { nothingThere } from '../errors.ts';
import { requireFunction, type FunctionRecord } from '../functions/functions.ts';

/**
 * The function that a request names, with its URL. Throws ResourceNotFoundException, in the same words whether the
 * function or its URL is not there: so it is recorded.
 */
export function requireUrl(
  region: Region,
  reference: string,
  qualifier: string | undefined,
): FunctionRecord & Required<Pick<FunctionRecord, 'url'>> {
  const record = find(region, reference, qualifier);
  if (!record?.url) throw nothingThere();
  return { ...record, url: record.url };
}

// --- internal ---

function find(region: Region, reference: string, qualifier: string | undefined) {
  try {
    return requireFunction(region, reference, qualifier);
  } catch (error) {
    const isMissing = error instanceof AwsError && error.message.startsWith('Function not found');
    if (isMissing) return undefined;
    throw error;
  }
}
