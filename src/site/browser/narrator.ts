import type { JournalEntry } from '../../local-aws/core/journal.ts';
import type { StepEvent } from '../../engine/events.ts';
import type { Failure } from '../../engine/failure.ts';
import { plain, render, type Line } from '../../engine/render.ts';
import type { Exchange, Report } from './messages.ts';

/**
 * Tells a page what a terminal would print, line by line, and hands it the calls that each line stands for: a call's own
 * line has its request and reply, and what was asked without a line of its own belongs to the line that came of it.
 */
export class Narrator {
  #lines = 0;
  /** The last line, when it says that a call is made. */
  #calling: { line: number; call: string } | undefined;
  /** Calls that no line has told of yet. */
  #untold: Exchange[] = [];
  /** The lines that the program has printed so far, each in one piece. */
  readonly said: string[] = [];

  constructor(private readonly post: (report: Report) => void) {}

  begin(id: string, title: string, command: string): void {
    this.#untold = [];
    this.#calling = undefined;
    this.post({ type: 'began', id, title, command });
  }

  event(event: StepEvent): void {
    for (const line of render(event)) {
      this.said.push(line.text);
      this.#tell(line, OUTCOMES.has(event.type));
    }
    if (event.type === 'call' && event.phase !== 'needs') {
      this.#calling = { line: this.#lines, call: `${event.service}:${event.operation}` };
    } else if (event.type !== 'refused') {
      this.#calling = undefined;
    }
  }

  answered({ service, operation, input, output, error }: JournalEntry): void {
    const call = `${service}:${operation}`;
    const exchange = { call, input, ...(output && { output }), ...(error && { error }) };
    if (this.#calling?.call === call) {
      this.post({ type: 'exchange', line: this.#calling.line, exchange });
    } else {
      // While it waits, a step asks the same again and again: the last answer is the one that counts.
      this.#untold = [...this.#untold.filter((each) => each.call !== call), exchange];
    }
  }

  fail({ message, next }: Failure): void {
    this.#tell({ label: 'error', text: message, tone: 'bad' }, true);
    if (next !== undefined) this.#tell({ label: 'next', text: next, tone: 'plain' }, false);
  }

  #tell(content: Line, outcome: boolean): void {
    const exchanges = outcome ? this.#untold : [];
    if (outcome) this.#untold = [];
    this.#lines += 1;
    this.post({ type: 'line', line: this.#lines, content, plain: plain(content), exchanges });
  }
}

// --- internal ---

/** The lines that come of calls which have no line of their own. */
const OUTCOMES = new Set<StepEvent['type']>(['need', 'waiting']);
