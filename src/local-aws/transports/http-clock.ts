import { setTimeout as pause } from 'node:timers/promises';
import type { Pace } from '../dispatch/call.ts';
import type { LocalAws } from '../local-aws.ts';
import { liveOf } from '../runtimes/live-containers.ts';
import { PollingPace } from './polling-pace.ts';

/** `virtual`: time runs as on the wall, and ahead when someone polls or sleeps. `real`: only as on the wall. */
export type Speed = 'virtual' | 'real';

/** How time passes in an HTTP server. */
export interface Clock {
  speed: Speed;
  /** How time passes around calls of clients that do not move the clock; undefined where only the wall moves it. */
  pace: Pace | undefined;
  /** Makes everything happen that is due by now: as much time passes as did on the wall. */
  catchUp(): Promise<void>;
  /**
   * Lets time pass, `milliseconds` at most, and stops at the next instant at which something happens. With the real
   * clock it takes as long. Returns how many milliseconds passed.
   */
  sleep(milliseconds: number): Promise<number>;
  /** Moves time on at once, through every event on the way. Returns how many milliseconds passed. */
  advance(milliseconds: number): Promise<number>;
  /** Starts again after a reset of the account. */
  restart(): void;
  /** Wakes every sleeper. */
  stop(): void;
}

/** The clock of a server. `wall` tells the time outside, in milliseconds. */
export function clockOf(aws: LocalAws, speed: Speed, wall: () => number): Clock {
  return speed === 'virtual' ? virtualClock(aws, wall) : realClock(aws, wall);
}

// --- internal ---

/**
 * Less than this on the wall, in milliseconds, waits for the next request: moving the clock is a write to the store.
 */
const SHORTEST_WAIT = 1000;

/** How often a sleeper looks up to see what real containers have done, in milliseconds. */
const SLICE = 200;

function virtualClock(aws: LocalAws, wall: () => number): Clock {
  const pace = new PollingPace();
  // An account that is behind the wall, because nobody served it for a while, catches up with it.
  const lastSeen = () => Math.min(wall(), aws.account.now);
  let seen = lastSeen();
  return {
    speed: 'virtual',
    pace,
    async catchUp() {
      const now = wall();
      // The clock of the machine was set back.
      if (now < seen) seen = now;
      const passed = now - seen;
      if (passed < SHORTEST_WAIT) return;
      seen = now;
      pace.passed(passed);
      await aws.pass(passed);
    },
    sleep: (milliseconds) => aws.sleep(milliseconds),
    async advance(milliseconds) {
      const before = aws.account.now;
      await aws.advanceTo(before + milliseconds);
      return aws.account.now - before;
    },
    restart() {
      seen = lastSeen();
    },
    stop: () => undefined,
  };
}

function realClock(aws: LocalAws, wall: () => number): Clock {
  // An account that is ahead of the clock on the wall, because its time was virtual once, stays ahead by as much.
  const lead = () => Math.max(0, aws.account.now - wall());
  let ahead = lead();
  const stopped = new AbortController();
  let moved = new AbortController();
  const catchUp = () => aws.advanceTo(wall() + ahead);
  return {
    speed: 'real',
    pace: undefined,
    catchUp,
    async sleep(milliseconds) {
      await catchUp();
      const before = aws.account.now;
      const untilNext = Math.max(0, (aws.account.nextEvent ?? Infinity) - before);
      // Whoever moves the clock on wakes those who sleep.
      const signal = AbortSignal.any([stopped.signal, moved.signal]);
      // Real containers set no timer for what they do.
      const slice = liveOf(aws.account.runtime) ? SLICE : Infinity;
      const { containerChanges } = aws;
      let left = Math.min(milliseconds, untilNext);
      while (left > 0 && !signal.aborted && aws.containerChanges === containerChanges) {
        const step = Math.min(left, slice);
        await pause(step, undefined, { signal }).catch(() => undefined);
        left -= step;
      }
      await catchUp();
      return aws.account.now - before;
    },
    async advance(milliseconds) {
      await catchUp();
      const before = aws.account.now;
      ahead += milliseconds;
      moved.abort();
      moved = new AbortController();
      await catchUp();
      return aws.account.now - before;
    },
    restart() {
      ahead = lead();
    },
    stop: () => stopped.abort(),
  };
}
