import { contextOf } from './context.ts';
import type { Session } from './session.ts';
import type { Exception, Found, Step, StepContext } from './step.ts';

/** Looks for what a step made, in silence. */
export async function findIn(session: Session, step: Step): Promise<Found | undefined> {
  return find(step, await contextOf(step, session));
}

/** Runs a step's `find`. The exception that the step calls `absent` means that there is nothing. */
export async function find(
  step: Step,
  context: StepContext,
  id?: string,
): Promise<(object & Found) | undefined> {
  try {
    return await step.find?.(context, id);
  } catch (error) {
    if (step.absent && isOf(step.absent, error)) return undefined;
    throw error;
  }
}

/** The same, once nothing of it is on its way out: an undo that was cut short goes on by itself. */
export async function findWhatStays(
  step: Step,
  context: StepContext,
): Promise<(object & Found) | undefined> {
  const found = await find(step, context);
  if (!found?.leaving) return found;
  return context.wait({
    until: 'it to be deleted',
    every: 5,
    atMost: 300,
    async poll() {
      const left = await find(step, context);
      return left?.leaving ? { state: 'it is still being deleted' } : { done: left };
    },
  });
}

/** The next thing that an undo that was cut short has left: nobody can use it any more, and it stays. */
export async function findResidue(
  step: Step,
  context: StepContext,
  taken: Set<string>,
): Promise<(object & Found) | undefined> {
  const ids = (await step.residue?.(context)) ?? [];
  for (const id of ids.filter((each) => !taken.has(each))) {
    taken.add(id);
    const found = await find(step, context, id);
    if (found) return found;
  }
  return undefined;
}

/** Returns true if what was found is whole, was made with these inputs, and fits what it needs. */
export function isCurrent(
  step: Step,
  found: object & Found,
  context: StepContext,
  needs: Record<string, object>,
): boolean {
  return (
    !found.unfinished &&
    !isMadeWithOthers(found, context.inputsHash) &&
    (step.fits?.(found, needs, context.inputs, context) ?? true)
  );
}

/** Returns true if something was made with other inputs than those that the reader gives now. */
export function isMadeWithOthers({ madeWith }: Found, inputsHash: string): boolean {
  return madeWith !== undefined && madeWith !== inputsHash;
}

// --- internal ---

function isOf(absent: NonNullable<Step['absent']>, error: unknown): boolean {
  const [exception, words] = isClass(absent) ? [absent, ''] : absent;
  return error instanceof exception && error.message.includes(words);
}

function isClass(absent: NonNullable<Step['absent']>): absent is Exception {
  return typeof absent === 'function';
}
