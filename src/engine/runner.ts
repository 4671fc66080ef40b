import { alreadySo, GOES_ON } from './already-so.ts';
import { hourly } from './billing.ts';
import { contextOf } from './context.ts';
import type { Result } from './events.ts';
import { estimate } from './estimate.ts';
import { find, findIn, findResidue, findWhatStays, isCurrent } from './find.ts';
import { meetNeeds } from './needs.ts';
import { Run } from './run.ts';
import type { Session } from './session.ts';
import { billsOf, type Found, type Step } from './step.ts';

/** Runs steps on a session, and says everything through the session's `emit`. */
export class Runner {
  readonly #session: Session;
  /** The steps that were done here: what they made may not be seen yet. */
  readonly #justMade = new Set<Step>();

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * Does a step: looks for what it needs, looks whether it is done with these inputs, and if not does it.
   * Throws a {@link StepError} when a need is not met.
   *
   * @param next the command to type after it
   * @param carried what makes a command of a step go where this one goes
   */
  async run(
    step: Step,
    next?: string,
    carried = (command: string) => command,
  ): Promise<{ result: Result; outputs: object }> {
    const run = this.#begin(step, 'run');
    const context = await run.context('find');
    const needs = await meetNeeds(run, this.#justMade);
    const found = await findWhatStays(step, context);
    const done = found && isCurrent(step, found, context, needs);
    let outputs: object;
    if (done) {
      outputs = found;
    } else {
      outputs = await this.#finish(run, needs, found);
      this.#justMade.add(step);
    }
    const { unfinished = false }: Found = outputs;
    const answer = done || !unfinished ? undefined : await this.waiting(step, outputs);
    const made = answer === undefined ? 'made' : 'waits for an answer';
    const result = done ? 'already there' : step.kind === 'reads' ? 'read' : made;
    const usdPerHour = hourly(this.#session.services, billsOf(step, context.inputs, needs));
    const then = answer === undefined ? next : carried(answer);
    const after = then === undefined ? {} : { next: then };
    const { emit } = this.#session;
    const price = { usdPerHour, ...(step.billing && { billing: step.billing }) };
    emit({ type: 'done', action: 'run', step: step.id, result, ...price, ...after });
    return { result, outputs };
  }

  /** Takes a step back. A step that only reads has nothing to take back. */
  async undo(step: Step): Promise<void> {
    const run = this.#begin(step, 'undo');
    const look = await run.context('find');
    // The lists of AWS may be older than its answers: each id is taken back once.
    const taken = new Set<string>();
    const residue = () => findResidue(step, look, taken);
    const found = (await findWhatStays(step, look)) ?? (await residue());
    const left = async () => (await find(step, look)) ?? (await residue());
    for (let next = found; next; next = step.several && (await left())) {
      await this.#takeBack(run, next);
    }
    const result = found ? 'undone' : 'already gone';
    this.#session.emit({ type: 'done', action: 'undo', step: step.id, result, usdPerHour: 0 });
  }

  /** USD per hour of what the steps will leave running. */
  estimate(steps: readonly Step[]): Promise<number> {
    return estimate(this.#session, steps);
  }

  /** Looks for what a step made, in silence. */
  find(step: Step): Promise<Found | undefined> {
    return findIn(this.#session, step);
  }

  /** The command that answers, where what was found of a step waits for an answer of the reader. It looks in silence. */
  async waiting(step: Step, found: object): Promise<string | undefined> {
    return step.waiting?.(await contextOf(step, this.#session), found);
  }

  /**
   * Does what is left to do of a step. Where AWS refuses a call because that is so already, looks again and goes on from
   * there: a reply was lost after its call was done, or another run does the same.
   */
  async #finish(
    run: Run,
    needs: Record<string, object>,
    found: (object & Found) | undefined,
  ): Promise<object> {
    const { step } = run;
    let now = found;
    for (let looks = 0; ; looks++) {
      try {
        return await step.run(await run.context('run'), needs, now);
      } catch (error) {
        const already = alreadySo(error, this.#session.services);
        if (!already || looks === LOOKS_AGAIN) throw error;
        const context = await run.context('find');
        now = await findWhatStays(step, context);
        // A thing that is not seen, and cannot be made either, is no work of this step.
        if (!now && already === 'made') throw error;
        this.#session.emit({ type: 'say', text: GOES_ON });
        if (now && isCurrent(step, now, context, needs)) return now;
      }
    }
  }

  /** Takes back what was found. Where a part of it is gone already, looks again, and takes the rest back. */
  async #takeBack(run: Run, found: object & Found): Promise<void> {
    const { step } = run;
    let now: (object & Found) | undefined = found;
    for (let looks = 0; now; looks++) {
      try {
        return await step.undo?.(await run.context('undo'), now);
      } catch (error) {
        if (alreadySo(error, this.#session.services) !== 'gone' || looks === LOOKS_AGAIN) {
          throw error;
        }
        this.#session.emit({ type: 'say', text: GOES_ON });
        now = await findWhatStays(step, await run.context('find'));
      }
    }
  }

  #begin(step: Step, action: 'run' | 'undo'): Run {
    const { where, emit } = this.#session;
    emit({ type: 'start', action, step: step.id, title: step.title, where });
    return new Run(step, this.#session);
  }
}

// --- internal ---

/** How often a step looks again, and goes on, after a call that was refused because it was done before. */
const LOOKS_AGAIN = 3;
