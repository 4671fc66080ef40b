import type { ECSClient } from '@aws-sdk/client-ecs';
import type { Clients } from '../../src/engine/aws/index.ts';
import { Runner } from '../../src/engine/runner.ts';
import { StepError, type Step } from '../../src/engine/step.ts';
import { withNeeds } from '../../src/engine/with-needs.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import { Interrupt } from './interrupt.ts';
import { openSession, type SessionOptions } from './open-session.ts';
import type { Terminal } from './terminal.ts';

/**
 * The steps, and those that they need, that have nothing to do on the reader's account on AWS. It is asked, with requests that
 * only read: each step is run, or taken back, up to the first request that would write, and that is not sent. Throws a
 * {@link StepError} for missing credentials or a missing Region.
 */
export async function doneOnAws(
  steps: readonly Step[],
  action: 'run' | 'undo',
  options: SessionOptions & Record<string, unknown>,
  terminal: Terminal,
): Promise<ReadonlySet<Step>> {
  const session = await openSession(options, terminal, new Interrupt());
  const silent = { ...session, emit: () => undefined };
  sendOnlyReads(session.clients);
  const runner = new Runner(silent);
  const done = new Set<Step>();
  try {
    for (const step of action === 'run' ? withNeeds(steps) : steps) {
      if (step.kind === 'reads' || !(await isAtRest(() => runner[action](step)))) continue;
      done.add(step);
    }
  } finally {
    await session.close();
  }
  return done;
}

// --- internal ---

/** A request that writes was about to be sent. */
class WouldWriteError extends Error {
  override name = 'WouldWriteError';
}

function sendOnlyReads(clients: Clients): void {
  // The stacks of all clients of the SDK are alike, but for the types of what goes through them.
  for (const { middlewareStack } of Object.values(clients) as ECSClient[]) {
    middlewareStack.add(
      (next, { commandName = '' }) =>
        (request) => {
          if (isRead(commandName.replace(/Command$/, ''))) return next(request);
          throw new WouldWriteError(commandName);
        },
      { step: 'initialize', priority: 'high', name: 'only-reads' },
    );
  }
}

/** Returns true if it went to its end. A step whose needs are not met would write too, once they are. */
async function isAtRest(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof WouldWriteError || error instanceof StepError) return false;
    throw error;
  }
}
