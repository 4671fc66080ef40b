import type { Account } from '../core/account.ts';
import { AwsError } from '../core/error.ts';
import { isRead } from '../core/is-read.ts';
import { serialize } from '../core/store.ts';
import type { Call, Pace } from '../dispatch/call.ts';
import { modelViolation } from '../dispatch/validate.ts';
import { delayBetweenPolls } from './waiter-delays.ts';

/**
 * How time passes for clients that do not move the clock themselves: as if they had waited before they asked again, so
 * that a wait ends after a few polls however short they sleep. Who asks once moves nothing.
 *
 * - A read that was answered before, with nothing written since, is a poll: time moves on to the next instant at which
 *   the answer is another one, and by what a waiter of AWS would have slept. It stands still where nothing that is to come
 *   changes the answer.
 * - A write that is refused now, and would be granted later, moves time on as well.
 */
export class PollingPace implements Pace {
  #account: Account | undefined;
  #writes = 0;
  /** How much of the account's time passed on the wall. */
  #onWall = 0;
  readonly #answered = new Map<string, Answered>();

  /** Notes that the account's time moved as the wall's did, which is no part of what polls move. */
  passed(milliseconds: number): void {
    this.#onWall += milliseconds;
  }

  /** Lets time pass before a read that is a poll, and after a write that was refused and would be granted later. */
  async around(call: Call, writes: () => number, run: () => Promise<object>): Promise<object> {
    const reads = isRead(call.operation.name);
    const { account } = call.region;
    if (reads) {
      this.#forgetIfWritten(account, writes());
      await this.#beforeRead(account, call);
    }
    try {
      const output = await run();
      if (reads) this.#afterRead(account, call, writes());
      return output;
    } catch (error) {
      // A request that breaks AWS's model is refused for ever, and no operation may see it.
      if (error instanceof AwsError && !modelViolation(call)) {
        if (reads) this.#afterRead(account, call, writes());
        else await afterRefusal(account, call);
      }
      throw error;
    }
  }

  async #beforeRead(account: Account, call: Call): Promise<void> {
    const before = this.#answered.get(keyOf(call));
    if (!before) return;
    const due = before.lead + delayBetweenPolls(call.service, call.operation.name, before.polls);
    before.polls++;
    const missing = due - this.#lead(account);
    if (missing <= 0) return;
    const until = await nextAnswer(account, call, before, account.now + missing);
    if (until === undefined) return;
    await account.advanceTo(Math.min(until, account.now + Math.max(missing, LONGEST_POLL)));
  }

  /** Notes that a read was answered, so that the same one is a poll. */
  #afterRead(account: Account, call: Call, writes: number): void {
    this.#forgetIfWritten(account, writes);
    if (this.#answered.size >= MOST_QUESTIONS) this.#answered.clear();
    const key = keyOf(call);
    const { quietUntil = 0, polls = 0 } = this.#answered.get(key) ?? {};
    this.#answered.set(key, { lead: this.#lead(account), quietUntil, polls });
  }

  #lead(account: Account): number {
    return account.now - this.#onWall;
  }

  #forgetIfWritten(account: Account, writes: number): void {
    if (account === this.#account && writes === this.#writes) return;
    this.#account = account;
    this.#writes = writes;
    this.#answered.clear();
  }
}

// --- internal ---

/** A read that was answered, since the last write. */
interface Answered {
  /** How far the account was ahead of the wall then. Several questions that are asked in turn move time only once. */
  lead: number;
  /** Until when the answer stays the same: future events are known, as long as nothing is written. */
  quietUntil: number;
  /** How often it was asked again. */
  polls: number;
}

/**
 * Milliseconds that one poll lets pass at most, so that what AWS forgets after an hour is not gone at the second look.
 */
const LONGEST_POLL = 5 * 60_000;

/** The number of events that a poll looks through before it gives up. */
const FARTHEST_LOOK = 500;

/** How many questions are remembered. */
const MOST_QUESTIONS = 1000;

/**
 * After how many milliseconds a refused call is tried out again. Time passes by the first of them. The network interfaces of a
 * deleted load balancer hold its security group for up to 90 seconds.
 */
const RETRIES = [5_000, 15_000, 30_000, 60_000, 120_000] as const;

function keyOf({ service, operation, input, region }: Call): string {
  return `${service.id} ${operation.name} ${region.name} ${region.caller.arn} ${serialize(input)}`;
}

/**
 * The instant, `soonest` or later, at which a read answers something else, found in a copy; undefined where nothing
 * that is to come changes the answer.
 */
async function nextAnswer(
  account: Account,
  call: Call,
  answered: Answered,
  soonest: number,
): Promise<number | undefined> {
  // To look for the next event is more than to remember that there is none.
  if (account.now < answered.quietUntil) return undefined;
  if (account.nextEvent === undefined) {
    answered.quietUntil = Infinity;
    return undefined;
  }
  const now = answerIn(account, call);
  const ahead = account.fork();
  await ahead.advanceTo(soonest);
  for (let events = 0; events < FARTHEST_LOOK; events++) {
    if (answerIn(ahead, call) !== now) return ahead.now;
    const next = ahead.nextEvent;
    if (next === undefined) break;
    await ahead.advanceTo(next);
  }
  answered.quietUntil = ahead.nextEvent === undefined ? Infinity : ahead.now;
  return undefined;
}

/** The answer of an operation that only reads: its output or the code of its error. */
function answerIn(account: Account, { operation, input, region }: Call): string {
  try {
    return serialize(operation.run(input, region.in(account)));
  } catch (error) {
    if (error instanceof AwsError) return error.code;
    throw error;
  }
}

/** Lets time pass after a write was refused, when it would be granted after a wait. */
async function afterRefusal(account: Account, call: Call): Promise<void> {
  const ahead = account.fork();
  // A policy or a fault refuses what the account itself would grant.
  if (await isGranted(ahead, call)) return;
  for (const waited of RETRIES) {
    await ahead.advanceTo(account.now + waited);
    if (await isGranted(ahead, call)) return account.advanceTo(account.now + RETRIES[0]);
  }
}

async function isGranted(account: Account, { operation, input, region }: Call): Promise<boolean> {
  try {
    await account.transaction(() => operation.run(input, region.in(account)));
    return true;
  } catch (error) {
    if (error instanceof AwsError) return false;
    throw error;
  }
}
