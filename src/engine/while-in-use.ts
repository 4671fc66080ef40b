import type { Clients } from './aws/index.ts';
import type { AwsService } from './aws/service.ts';
import { isDenied } from './denied.ts';
import { inUse } from './passing-errors.ts';
import { retry } from './retry.ts';
import type { Session } from './session.ts';
import { StepError } from './step.ts';
import type { Waits } from './waits.ts';

/**
 * Makes a call that deletes again for as long as a stopping task still uses what it deletes. Throws a {@link StepError} at once where
 * it is in use by something of somebody else that does not stop: whoever waits would wait in vain.
 */
export function retryWhileInUse<Result>(
  session: Session,
  waits: Waits,
  call: () => Promise<Result>,
): Promise<Result> {
  const passing = inUse(session.services);
  let hasLooked = false;
  return retry(waits, passing, async () => {
    try {
      return await call();
    } catch (error) {
      if (!hasLooked && error instanceof Error && passing.when(error)) {
        hasLooked = true;
        await requireNothingStays(session, error);
      }
      throw error;
    }
  });
}

// --- internal ---

async function requireNothingStays(
  { services, clients, where }: Session,
  refusal: Error,
): Promise<void> {
  for (const { passing } of Object.values<AwsService<object, Clients>>(services)) {
    try {
      const stays = await passing.staysInUse?.(clients, where, refusal);
      if (stays) throw new StepError(stays.why, stays.next);
    } catch (error) {
      // Whoever may not look waits, and is told in the end.
      if (!isDenied(error)) throw error;
    }
  }
}
