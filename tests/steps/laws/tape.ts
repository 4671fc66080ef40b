import type { LocalRun } from '../../../quality/harness/local-run.ts';
import { openLawRun } from './open-law-run.ts';
import { quickClients } from '../../../quality/harness/quick-clients.ts';
import type { Clients } from '../../../src/engine/aws/index.ts';
import type { Rows } from '../../../src/local-aws/stores/memory.ts';
import { inProcess } from '../../../src/local-aws/transports/in-process.ts';

/** The answers that a run got until it ended: of AWS, of the clock, and of the app. */
export interface Tape {
  given: Record<string, string> | undefined;
  calls: TapedCall[];
  sleeps: Told<number>[];
  asks: Told<string | undefined>[];
}

/** A call, and where the run was when it made it. */
interface TapedCall {
  operation: string;
  /** The account, just before. */
  before: Rows;
  /** How often it had slept, and asked the app. */
  sleeps: number;
  asks: number;
  told?: Told<Reply>;
}

/** A value that was returned, or an error that was thrown. */
type Told<Value> = { value: Value } | { error: unknown };

interface Reply {
  output: object;
}

/**
 * Records what the calls of a run answer, and plays it back: a run that is to be stopped at its fiftieth call is told the 49
 * before it from the tape, and finds then the account that it had there. The SDK makes one try of each call, for its own
 * tries are none of a step's.
 */
export class TapeRecorder {
  readonly #clients: Clients;
  #on: { run: LocalRun; call: Interception } | undefined;

  constructor() {
    this.#clients = quickClients(
      {
        handle: (request) => inProcess(this.#on!.run.aws).handle(request),
        destroy: () => undefined,
      },
      { maxAttempts: 1 },
    );
    for (const { middlewareStack } of Object.values<unknown>(this.#clients) as Intercepted[]) {
      middlewareStack.add(
        (next, { commandName }) =>
          (args) =>
            this.#on!.call(commandName.replace(/Command$/, ''), () => next(args)),
        // Behind those that look at each call, and before the SDK has written it.
        { step: 'initialize', priority: 'low', name: 'tape' },
      );
    }
  }

  /** Puts the clients of a run in the place of its own, and records from now on. */
  record(run: LocalRun, given?: Record<string, string>): Tape {
    const tape: Tape = { given, calls: [], sleeps: [], asks: [] };
    this.#begin(run, async (operation, next) => {
      const { sleeps, asks } = tape;
      const before = new Map(run.rows);
      const taped: TapedCall = { operation, before, sleeps: sleeps.length, asks: asks.length };
      tape.calls.push(taped);
      return listening(next, (told) => (taped.told = told));
    });
    const { sleep, ask } = run.session;
    run.session.sleep = (seconds) =>
      listening(
        () => sleep(seconds),
        (told) => tape.sleeps.push(told),
      );
    run.session.ask = (url) =>
      listening(
        () => ask(url),
        (told) => tape.asks.push(told),
      );
    return tape;
  }

  /** A run that is told what the tape has until its call of that index, the first being 0, and is on its own from there. */
  async play({ given, calls, sleeps, asks }: Tape, index: number): Promise<LocalRun> {
    const until = calls[index]!;
    const run = await openLawRun({ rows: until.before, ...(given && { given }) });
    let called = 0;
    this.#begin(run, async (operation, next) => {
      const taped = calls[called++]!;
      if (called > index + 1) return next();
      if (operation !== taped.operation) {
        throw new Error(`call ${called} was ${taped.operation}, and is ${operation} now`);
      }
      return called === index + 1 ? next() : { output: tellAgain(taped.told!).output };
    });
    const { sleep, ask } = run.session;
    let [slept, asked] = [0, 0];
    run.session.sleep = (seconds) => {
      const at = slept++;
      return at < until.sleeps ? Promise.resolve(tellAgain(sleeps[at]!)) : sleep(seconds);
    };
    run.session.ask = async (url) => {
      const at = asked++;
      return at < until.asks ? tellAgain(asks[at]!) : ask(url);
    };
    return run;
  }

  #begin(run: LocalRun, call: Interception): void {
    run.session.clients = this.#clients;
    this.#on = { run, call };
  }
}

// --- internal ---

/** Answers a call, itself or by `next`. */
type Interception = (operation: string, next: () => Promise<Reply>) => Promise<Reply>;

/** The part of an SDK client that is used here. */
interface Intercepted {
  middlewareStack: {
    add(
      middleware: (
        next: (args: object) => Promise<Reply>,
        context: { commandName: string },
      ) => (args: object) => Promise<Reply>,
      options: { step: 'initialize'; priority: 'low'; name: string },
    ): void;
  };
}

async function listening<Value>(
  act: () => Promise<Value>,
  hear: (told: Told<Value>) => unknown,
): Promise<Value> {
  try {
    const value = await act();
    hear({ value });
    return value;
  } catch (error) {
    hear({ error });
    throw error;
  }
}

/** A copy, for a run may change what it was told. */
function tellAgain<Value>(told: Told<Value>): Value {
  if ('error' in told) throw told.error;
  return structuredClone(told.value);
}
