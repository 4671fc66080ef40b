import type { ECSClient } from '@aws-sdk/client-ecs';
import type { Clients } from '../../src/engine/aws/index.ts';
import { endsTheRun } from '../../src/engine/ends-the-run.ts';
import { UnmetNeedError } from '../../src/engine/needs.ts';
import { Runner } from '../../src/engine/runner.ts';
import { StepError, type Step } from '../../src/engine/step.ts';
import { withNeeds } from '../../src/engine/with-needs.ts';
import { isRead } from '../../src/local-aws/core/is-read.ts';
import { Interrupt } from './interrupt.ts';
import { openSession, type SessionOptions } from './open-session.ts';
import type { PlannedStep } from './planned-steps.ts';
import type { Terminal } from './terminal.ts';

/** The steps about which the reader's account says more than one in memory can. */
export interface OnAws {
  /** These have nothing to do there. */
  done: ReadonlySet<Step>;
  /** These would end early there, as at something that is not of this tutorial: why, and the command that helps. */
  stops: ReadonlyMap<Step, NonNullable<PlannedStep['stops']>>;
}

/**
 * Asks the reader's account on AWS about steps, and those that they need, with requests that only read: each step is run, or taken
 * back, up to the first request that would write or the first wait, and neither is done. Throws a {@link StepError} for missing
 * credentials or a missing Region.
 */
export async function askedOnAws(
  steps: readonly Step[],
  action: 'run' | 'undo',
  options: SessionOptions & Record<string, unknown>,
  terminal: Terminal,
): Promise<OnAws> {
  const session = await openSession(options, terminal, new Interrupt());
  const silent = { ...session, emit: () => undefined, sleep: wouldWait };
  sendOnlyReads(session.clients);
  const runner = new Runner(silent);
  const done = new Set<Step>();
  const stops = new Map<Step, NonNullable<PlannedStep['stops']>>();
  try {
    for (const step of action === 'run' ? withNeeds(steps) : steps) {
      if (step.kind === 'reads') continue;
      const end = await endOf(() => runner[action](step));
      if (end === 'done') done.add(step);
      else if (end !== 'would change it') {
        const { message, next } = end;
        stops.set(step, { message, ...(next !== undefined && { next }) });
      }
    }
  } finally {
    await session.close();
  }
  return { done, stops };
}

// --- internal ---

/** A request that writes was about to be sent, or the step was about to wait for something that is under way. */
class WouldChangeError extends Error {
  override name = 'WouldChangeError';
}

function sendOnlyReads(clients: Clients): void {
  // The stacks of all clients of the SDK are alike, but for the types of what goes through them.
  for (const { middlewareStack } of Object.values(clients) as ECSClient[]) {
    middlewareStack.add(
      (next, { commandName = '' }) =>
        (request) => {
          if (isRead(commandName.replace(/Command$/, ''))) return next(request);
          throw new WouldChangeError(commandName);
        },
      { step: 'initialize', priority: 'high', name: 'only-reads' },
    );
  }
}

/** Nobody waits for a plan: a step that would wait is not done. */
function wouldWait(): Promise<number> {
  return Promise.reject(new WouldChangeError('a wait'));
}

/** How a step ends. One whose needs are not met would write too, once they are. */
async function endOf(act: () => Promise<unknown>): Promise<'done' | 'would change it' | StepError> {
  try {
    await act();
    return 'done';
  } catch (error) {
    if (error instanceof WouldChangeError || error instanceof UnmetNeedError)
      return 'would change it';
    if (error instanceof StepError && !endsTheRun(error)) return error;
    throw error;
  }
}
