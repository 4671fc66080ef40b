import { AwsError, ConnectionReset } from '../core/error.ts';
import type { Journal, JournalEntry } from '../core/journal.ts';
import type { Permission } from '../core/operation.ts';
import type { Call } from './call.ts';

/** Runs a call and adds it to the journal with its output or its error. A bug of ours is in no journal. */
export async function recordCall(
  journal: Journal,
  call: Call,
  run: (noted: { permissions: Permission[] }) => Promise<object>,
): Promise<object> {
  const { service, operation, input, region } = call;
  const noted = { permissions: [] as Permission[] };
  const at = region.now;
  const add = (result: Pick<JournalEntry, 'output' | 'error'>) =>
    journal.add({
      at,
      service: service.id,
      operation: operation.name,
      region: region.name,
      input,
      ...result,
      ...noted,
    });
  try {
    const output = await run(noted);
    add({ output });
    return output;
  } catch (error) {
    if (error instanceof AwsError || error instanceof ConnectionReset) {
      add({ error: { code: error.name, message: error.message } });
    }
    throw error;
  }
}
