import { setTimeout as pause } from 'node:timers/promises';
import type { LocalAws } from '../local-aws.ts';
import { EngineError } from '../runtimes/engine/engine-api.ts';
import { liveOf } from '../runtimes/live-containers.ts';
import { answerTasks } from './answer-tasks.ts';
import type { Clock } from './http-clock.ts';

/** Looks after real containers while a process serves an account. */
export interface Tending {
  /** Looks a last time, waits for what is under way, and stops. */
  stop(): Promise<void>;
}

export interface TendingOptions {
  /** Told once when the engine stops answering, and again when it does after it had come back. */
  onSilence(error: EngineError): void;
  /** Told of an error that is a bug of ours. */
  onBug(error: unknown): void;
}

/**
 * Lets time pass and looks after the real containers of an account, some times a second: services start tasks again though
 * nobody asks. Calls of containers are answered meanwhile. Nothing happens for an account without real containers.
 */
export function tendContainers(
  aws: LocalAws,
  clock: Clock,
  { onSilence, onBug }: TendingOptions,
): Tending {
  const stopping = new AbortController();
  const { signal } = stopping;
  let isSilent = false;
  const look = async () => {
    try {
      await clock.catchUp();
      await aws.tend();
      isSilent = false;
    } catch (error) {
      if (!(error instanceof EngineError)) onBug(error);
      else if (!isSilent) {
        isSilent = true;
        onSilence(error);
      }
    }
  };
  const loop = async () => {
    while (!signal.aborted) {
      await look();
      await pause(INTERVAL, undefined, { signal }).catch(() => undefined);
    }
  };
  const live = liveOf(aws.account.runtime);
  const stopAnswering = live && answerTasks(live, { aws, clock, onBug });
  const looping = live ? loop() : Promise.resolve();
  return {
    async stop() {
      stopping.abort();
      await looping;
      stopAnswering?.();
      // An end is noted in the first round, and its container removed in the second.
      for (let round = 0; live && round < 2 && !isSilent; round++) {
        await look();
        await live.settle();
      }
    },
  };
}

// --- internal ---

/** Milliseconds between two looks. */
const INTERVAL = 400;
