import type { StepEvent } from '../../src/engine/events.ts';
import { render } from '../../src/engine/render.ts';
import type { Terminal } from './terminal.ts';

/**
 * Shows the undo of one step after another. A step that has left nothing takes one line, instead of all the calls that found
 * that out. Under `--json`, every event is written as it comes.
 */
export class BriefUndo {
  readonly #terminal: Pick<Terminal, 'data' | 'line' | 'note'>;
  /** The events of a step that has only looked so far. */
  #held: StepEvent[] = [];
  #isHolding = false;
  #hasShown = false;

  constructor(terminal: Pick<Terminal, 'data' | 'line' | 'note'>) {
    this.#terminal = terminal;
  }

  /** Shows an event, or holds it back until it is known if the step has anything to undo. */
  readonly emit = (event: StepEvent): void => {
    this.#terminal.data(event);
    if (event.type === 'start') this.#isHolding = true;
    if (!this.#isHolding) return this.#show(event);
    if (event.type === 'done' && event.result === 'already gone') {
      this.#held = [];
      const text = `Nothing to undo: ${event.step}`;
      return this.#terminal.line({ label: '', text, tone: 'quiet' });
    }
    this.#held.push(event);
    // To look takes a moment. All else is shown as it happens: a wait may take minutes.
    const isLook = event.type === 'start' || ('phase' in event && event.phase === 'find');
    if (!isLook) this.#showHeld();
  };

  /** Ends a step, which may have failed while it looked: then that is all there is to show. */
  readonly end = (): void => {
    this.#showHeld();
    if (this.#hasShown) this.#terminal.note('');
    this.#hasShown = false;
  };

  #showHeld(): void {
    const held = this.#held;
    this.#held = [];
    this.#isHolding = false;
    for (const event of held) this.#show(event);
  }

  #show(event: StepEvent): void {
    this.#hasShown = true;
    for (const line of render(event)) this.#terminal.line(line);
  }
}
