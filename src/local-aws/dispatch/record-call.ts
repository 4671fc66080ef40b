import { AwsError, ConnectionReset } from '../core/error.ts';
import type { Journal, JournalEntry } from '../core/journal.ts';
import type { Call } from './call.ts';

type Entry = Omit<JournalEntry, 'sequence'>;

/**
 * Runs a call, and adds it to the journal with its output or its error. `run` may write its permissions into the entry. A
 * bug of ours is in no journal.
 */
export async function recordCall(
  journal: Journal,
  { service, operation, input, region }: Call,
  run: (entry: Entry) => Promise<object>,
): Promise<object> {
  const entry: Entry = {
    at: region.now,
    service: service.id,
    operation: operation.name,
    region: region.name,
    input,
    permissions: [],
  };
  try {
    entry.output = await run(entry);
    journal.add(entry);
    return entry.output;
  } catch (error) {
    if (error instanceof AwsError || error instanceof ConnectionReset) {
      entry.error = { code: error.name, message: error.message };
      journal.add(entry);
    }
    throw error;
  }
}
