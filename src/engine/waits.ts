import type { StepEvent } from './events.ts';
import type { Session } from './session.ts';

/** The waits of one run: none, one, or several at once. */
export class Waits {
  readonly #session: Pick<Session, 'sleep' | 'emit'>;
  readonly #going = new Set<Waiting>();

  constructor(session: Pick<Session, 'sleep' | 'emit'>) {
    this.#session = session;
  }

  /** True while anything is waited for. Then a call that was told once is not told again. */
  get areOn(): boolean {
    return this.#going.size > 0;
  }

  begin(until: string): Waiting {
    const waiting = new Waiting(until, this.#session.emit, () => this.#going.delete(waiting));
    this.#going.add(waiting);
    return waiting;
  }

  /** Lets time pass, and says how many seconds passed. */
  sleep(seconds: number): Promise<number> {
    return this.#session.sleep(seconds);
  }
}

/** One thing that is waited for. It tells each new state once. */
export class Waiting {
  #told: string | undefined;
  readonly #said = new Set<string>();
  readonly #until: string;
  readonly #emit: (event: StepEvent) => void;
  /** It is waited for no longer. */
  readonly end: () => void;

  constructor(until: string, emit: (event: StepEvent) => void, end: () => void) {
    this.#until = until;
    this.#emit = emit;
    this.end = end;
  }

  /** Tells what AWS says of it, once. */
  say(text: string): void {
    if (this.#said.has(text)) return;
    this.#said.add(text);
    this.#emit({ type: 'say', text });
  }

  tell(seconds: number, state: string): void {
    if (state === this.#told) return;
    this.#told = state;
    this.#emit({ type: 'waiting', until: this.#until, seconds: Math.round(seconds), state });
  }

  /** It has ended, well or in a state that says how. What was there at the first look was not waited for, and nothing is told. */
  done(seconds: number, state = 'done'): void {
    if (this.#told !== undefined) this.tell(seconds, state);
  }
}
