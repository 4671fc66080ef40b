import type { Phase, Result, StepEvent, Where } from './events.ts';
import { deployment, draining, hasFailed, isSteady } from './deployment.ts';
import { hashInputs, parseInputs } from './inputs.ts';
import { observe } from './observe.ts';
import { hourly } from './prices.ts';
import { stillInUse } from './still-in-use.ts';
import { stillNew } from './still-new.ts';
import {
  StepError,
  type Found,
  type Clients,
  type NeedMap,
  type Retry,
  type Step,
  type StepContext,
  type Wait,
} from './step.ts';
import { requireOwned, shaped, stepTags } from './ownership.ts';

/** Where and how steps run: everything that is not the step's own. */
export interface Session {
  where: Where;
  clients: Clients;
  /** What the reader gave, as text, for all steps. */
  given: Record<string, unknown>;
  /** Lets time pass, at most so many seconds, and says how many passed: real on AWS, virtual on the local AWS. */
  sleep(seconds: number): Promise<number>;
  /** Asks a URL and says how it answered; undefined where no container runs. */
  ask(url: string): Promise<string | undefined>;
  emit(event: StepEvent): void;
}

/** Runs steps one after another on a session's clients, and says everything through the session's `emit`. */
export class Runner {
  #step: Step | undefined;
  #phase: Phase = 'find';
  #seen = new Set<string>();
  /** The steps that this runner has just done. */
  readonly #made = new Set<Step>();
  #waiting = false;
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    observe(session.clients, {
      before: (call) => {
        const step = this.#step;
        if (!step) return;
        const key = `${call.service}:${call.operation}`;
        const why = step.why[call.operation];
        if (why === undefined && this.#phase !== 'needs') {
          throw new Error(`the step ${step.id} calls ${key}, which its "why" does not list`);
        }
        const again = this.#seen.has(key);
        if (this.#waiting && again) return;
        if (this.#phase !== 'needs') this.#seen.add(key);
        session.emit({ type: 'call', phase: this.#phase, ...call, why: why ?? '', again });
      },
      failed: (_call, { name, message }) => {
        if (!this.#step || this.#waiting) return;
        session.emit({ type: 'refused', phase: this.#phase, error: name, message });
      },
    });
  }

  /**
   * Does a step: looks for what it needs, looks whether it is done with these inputs, and if not does it.
   * Throws a {@link StepError} when a need is not met.
   */
  async run(step: Step, next?: string): Promise<{ result: Result; outputs: object }> {
    this.#begin(step, 'run');
    const context = await this.#context(step);
    const needs = await this.#needs(step.needs);
    this.#phase = 'find';
    const found = await this.#whatStays(step, context);
    const done = found && this.#isCurrent(step, found, context, needs);
    let outputs: object;
    if (done) {
      outputs = found;
    } else {
      this.#phase = 'run';
      outputs = await step.run(context, needs, found);
      this.#made.add(step);
    }
    const result = done ? 'already there' : step.kind === 'reads' ? 'read' : 'made';
    const usdPerHour = hourly(step.bills?.(context.inputs, needs) ?? []);
    const after = next === undefined ? {} : { next };
    this.#end({ type: 'done', action: 'run', step: step.id, result, usdPerHour, ...after });
    return { result, outputs };
  }

  /** Takes a step back. A step that only reads has nothing to take back. */
  async undo(step: Step): Promise<void> {
    this.#begin(step, 'undo');
    this.#phase = 'undo';
    const context = await this.#context(step);
    const found = await this.#whatStays(step, context);
    for (let next = found; next; next = step.several && (await look(step, context))) {
      await step.undo?.(context, next);
    }
    const result = found ? 'undone' : 'already gone';
    this.#end({ type: 'done', action: 'undo', step: step.id, result, usdPerHour: 0 });
  }

  /**
   * USD per hour of what the steps will leave running. What a step needs and is not there yet, or is made anew by another
   * of the steps, is taken to be made with the reader's inputs.
   */
  async estimate(steps: readonly Step[]): Promise<number> {
    const { given } = this.#session;
    let sum = 0;
    for (const step of steps) {
      if (!step.bills) continue;
      const needs: Record<string, object> = {};
      for (const [name, need] of Object.entries(step.needs)) {
        const found = await this.find(need);
        const isRemade =
          found && steps.includes(need) && madeWithOthers(found, await this.#context(need));
        needs[name] = found && !isRemade ? found : parseInputs(need.inputs, given);
      }
      sum += hourly(step.bills(parseInputs(step.inputs, given), needs));
    }
    return sum;
  }

  /** Looks for what a step made, in silence. */
  async find(step: Step): Promise<Found | undefined> {
    this.#step = undefined;
    return look(step, await this.#context(step));
  }

  /** Whether what was found was made with these inputs, and fits what it needs. */
  #isCurrent(
    step: Step,
    found: object & Found,
    context: StepContext,
    needs: Record<string, object>,
  ): boolean {
    return (
      !found.unfinished &&
      !madeWithOthers(found, context) &&
      (step.fits?.(found, needs, context.inputs) ?? true)
    );
  }

  async #needs(needs: NeedMap): Promise<Record<string, object>> {
    this.#phase = 'needs';
    const found: Record<string, object> = {};
    const missing: Missing[] = [];
    for (const [name, step] of Object.entries(needs)) {
      const outputs = await this.#need(step);
      if (!outputs || outputs.unfinished) {
        missing.push({ step, isThere: outputs !== undefined });
        continue;
      }
      found[name] = outputs;
      if (missing.length === 0) this.#session.emit({ type: 'need', step: step.id });
    }
    if (missing.length > 0) throw notMet(missing);
    return found;
  }

  /** What is found of a step, once nothing of it is on its way out: an undo that was cut short goes on by itself. */
  async #whatStays(step: Step, context: StepContext): Promise<(object & Found) | undefined> {
    const found = await look(step, context);
    if (!found?.leaving) return found;
    return this.#wait({
      until: 'it to be deleted',
      every: 5,
      atMost: 300,
      async poll() {
        const left = await look(step, context);
        return left?.leaving ? { state: 'it is still being deleted' } : { done: left };
      },
    });
  }

  /** What a step made that another needs. AWS may take some seconds to show what this runner has just made. */
  async #need(step: Step): Promise<(object & Found) | undefined> {
    const context = await this.#context(step);
    for (let seconds = 0; ; seconds += await this.#session.sleep(stillNew.every)) {
      const found = await look(step, context);
      const isWhole = found && !found.unfinished;
      if (isWhole || !this.#made.has(step) || seconds >= stillNew.atMost) return found;
    }
  }

  #begin(step: Step, action: 'run' | 'undo'): void {
    this.#step = step;
    this.#seen = new Set();
    const { where, emit } = this.#session;
    emit({ type: 'start', action, step: step.id, title: step.title, where });
  }

  #end(event: StepEvent): void {
    this.#step = undefined;
    this.#session.emit(event);
  }

  async #context(step: Step): Promise<StepContext> {
    const { where, clients, given, emit } = this.#session;
    const inputs = parseInputs(step.inputs, given);
    return {
      ...clients,
      name: where.name,
      region: where.region,
      accountId: where.accountId,
      inputs,
      tags: shaped(stepTags(where.name, step.id, await hashInputs(inputs))),
      own: (what, tags) => requireOwned(where.name, what, tags),
      report: (change, kind, id) => emit({ type: 'resource', change, kind, id }),
      show: (kind, id, fields) => emit({ type: 'shown', kind, id, fields }),
      say: (text) => emit({ type: 'say', text }),
      isSteady,
      hasFailed,
      hourly,
      ask: (url) => this.#session.ask(url),
      wait: (wait) => this.#wait(wait),
      deployed: (service) => this.#wait(deployment(clients.ecs, service)),
      drained: (...which) => this.#wait(draining(clients.ecs, ...which)),
      whileInUse: (call) => this.#retry(stillInUse, call),
      whileNew: (call) => this.#retry(stillNew, call),
      retry: (retry, call) => this.#retry(retry, call),
    };
  }

  async #wait<Output>({ until, every, atMost, poll }: Wait<Output>): Promise<Output> {
    this.#waiting = true;
    try {
      for (let seconds = 0, said = ''; ; seconds += await this.#session.sleep(every)) {
        const look = await poll();
        if ('done' in look) {
          if (said !== '') this.#waited(until, seconds, 'done');
          return look.done;
        }
        if (look.state !== said) {
          said = look.state;
          this.#waited(until, seconds, said);
        }
        if (seconds >= atMost) {
          throw new StepError(
            `Waited ${atMost} s for ${until}; it is still ${look.state}. Run it again to go on.`,
          );
        }
      }
    } finally {
      this.#waiting = false;
    }
  }

  #waited(until: string, seconds: number, state: string): void {
    this.#session.emit({ type: 'waiting', until, seconds: Math.round(seconds), state });
  }

  async #retry<Output>(
    { when, because, every, atMost }: Retry,
    call: () => Promise<Output>,
  ): Promise<Output> {
    // One refusal tells the story; thirty of the same would bury it.
    try {
      for (let seconds = 0; ; seconds += await this.#session.sleep(every)) {
        try {
          const result = await call();
          if (this.#waiting) this.#waited(because, seconds, 'done');
          return result;
        } catch (error) {
          if (!(error instanceof Error) || !when(error) || seconds >= atMost) throw error;
          if (!this.#waiting) this.#waited(because, seconds, because);
          this.#waiting = true;
        }
      }
    } finally {
      this.#waiting = false;
    }
  }
}

// --- internal ---

/** What a step's `find` finds. The exception that the step calls `absent` means that there is nothing. */
async function look(step: Step, context: StepContext): Promise<(object & Found) | undefined> {
  try {
    return await step.find?.(context);
  } catch (error) {
    if (step.absent && error instanceof step.absent) return undefined;
    throw error;
  }
}

/** Whether something was made with other inputs than those that the reader gives now. */
function madeWithOthers({ madeWith }: Found, { tags }: StepContext): boolean {
  return madeWith !== undefined && madeWith !== tags.logs['inputs'];
}

/** A step that another needs, and that is not done, or only in part. */
interface Missing {
  step: Step;
  isThere: boolean;
}

/** What a step needs and is not there: all of it is named, and the first of it is the next thing to do. */
function notMet(missing: readonly Missing[]): StepError {
  const says = [
    { named: missing.filter(({ isThere }) => !isThere), what: 'not found' },
    { named: missing.filter(({ isThere }) => isThere), what: 'found half done' },
  ]
    .filter(({ named }) => named.length > 0)
    .map(({ named, what }) => {
      const names = AND.format(named.map(({ step: { id, title } }) => `"${title}" (${id})`));
      return `${names}, which ${named.length === 1 ? 'was' : 'were'} ${what}`;
    });
  return new StepError(
    `This step needs ${says.join(', and ')}.`,
    `npm run step:${missing[0]!.step.id}`,
  );
}

const AND = new Intl.ListFormat('en-GB', { type: 'conjunction' });
