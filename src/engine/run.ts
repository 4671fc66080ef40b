import { contextOf } from './context.ts';
import type { Phase } from './events.ts';
import { observed, type ObservedCall } from './observe.ts';
import type { Session } from './session.ts';
import type { Step, StepContext } from './step.ts';
import { Waits } from './waits.ts';

/**
 * One step being done or taken back: it knows what the step has called so far, and what it is waiting for. Each of its phases
 * has clients of its own, which tell of every call.
 */
export class Run {
  readonly step: Step;
  readonly session: Session;
  readonly #called = new Set<string>();
  readonly #waits: Waits;

  constructor(step: Step, session: Session) {
    this.step = step;
    this.session = session;
    this.#waits = new Waits(session);
  }

  /** Makes the context of the step in one of its phases; or, in the phase `needs`, of a step that it needs. */
  context(phase: Phase, step = this.step): Promise<StepContext> {
    const clients = observed(this.session.services, this.session.clients, {
      before: (call) => this.#tellCall(phase, call),
      failed: (_call, error) => this.#tellRefusal(phase, error),
    });
    return contextOf(step, this.session, clients, this.#waits);
  }

  #tellCall(phase: Phase, call: ObservedCall): void {
    const key = `${call.service}:${call.operation}`;
    const why = this.step.why[call.operation];
    if (why === undefined && phase !== 'needs') {
      throw new Error(`the step ${this.step.id} calls ${key}, which its "why" does not list`);
    }
    const again = this.#called.has(key);
    if (this.#waits.areOn && again) return;
    if (phase !== 'needs') this.#called.add(key);
    this.session.emit({ type: 'call', phase, ...call, why: why ?? '', again });
  }

  #tellRefusal(phase: Phase, { name, message }: Error): void {
    if (this.#waits.areOn) return;
    this.session.emit({ type: 'refused', phase, error: name, message });
  }
}
