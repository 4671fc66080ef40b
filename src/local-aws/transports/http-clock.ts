import { setTimeout as pause } from 'node:timers/promises';
import type { LocalAws } from '../local-aws.ts';

/** `virtual`: time stands still until someone polls or sleeps. `real`: it runs as the clock on the wall does. */
export type Speed = 'virtual' | 'real';

/** How time passes behind an HTTP door. */
export interface Clock {
  speed: Speed;
  /** With the real clock, makes everything happen that is due by now. */
  catchUp(): Promise<void>;
  /**
   * Lets time pass, `milliseconds` at most, and stops at the next instant at which something happens. With the real
   * clock it takes as long. Returns how many milliseconds passed.
   */
  sleep(milliseconds: number): Promise<number>;
  /** Moves time on at once, through everything that happens on the way. Returns how many milliseconds passed. */
  advance(milliseconds: number): Promise<number>;
  /** Begins anew after the account was forgotten. */
  restart(): void;
  /** Wakes whoever sleeps. */
  stop(): void;
}

export function clockOf(aws: LocalAws, speed: Speed): Clock {
  return speed === 'virtual' ? virtualClock(aws) : realClock(aws);
}

// --- internal ---

function virtualClock(aws: LocalAws): Clock {
  return {
    speed: 'virtual',
    catchUp: () => Promise.resolve(),
    sleep: (milliseconds) => aws.sleep(milliseconds),
    async advance(milliseconds) {
      const before = aws.account.now;
      await aws.advanceTo(before + milliseconds);
      return aws.account.now - before;
    },
    restart: () => undefined,
    stop: () => undefined,
  };
}

function realClock(aws: LocalAws): Clock {
  // An account that is ahead of the clock on the wall, because its time was virtual once, stays ahead by as much.
  const lead = () => Math.max(0, aws.account.now - Date.now());
  let ahead = lead();
  const stopped = new AbortController();
  const catchUp = () => aws.advanceTo(Date.now() + ahead);
  return {
    speed: 'real',
    catchUp,
    async sleep(milliseconds) {
      await catchUp();
      const before = aws.account.now;
      const untilNext = Math.max(0, (aws.account.nextEvent ?? Infinity) - before);
      const { signal } = stopped;
      await pause(Math.min(milliseconds, untilNext), undefined, { signal }).catch(() => undefined);
      await catchUp();
      return aws.account.now - before;
    },
    async advance(milliseconds) {
      await catchUp();
      const before = aws.account.now;
      ahead += milliseconds;
      await catchUp();
      return aws.account.now - before;
    },
    restart() {
      ahead = lead();
    },
    stop: () => stopped.abort(),
  };
}
