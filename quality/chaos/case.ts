import type { Step } from '../../src/engine/step.ts';
import type { Rows } from '../../src/local-aws/stores/memory.ts';
import type { Strike } from '../harness/struck-run.ts';

/** Something that a reader does with a step: a first run, a run with another input, or an undo. */
export interface Stage {
  step: Step;
  act: 'run' | 'change' | 'undo';
  /** The account when it begins. */
  rows: Rows;
  /** The input that is changed; nothing for the others. */
  given: Record<string, string>;
  /** The account before the step, to which an undo has to lead back. */
  before: Rows;
}

/** A thing that happens at a call: a fault, or the end of the process once the call has been answered. */
export type Failure = Strike | 'killed after';

/** The next command of the reader. */
export type Recovery = 'rerun' | 'cleanup';

/** A promise that was broken, with all that is needed to see it again. */
export interface Violation {
  /** `create-service, run, call 4 ecs:CreateService, reply lost, then rerun`. */
  at: string;
  promise: 'orphan' | 'duplicate' | 'foreign change' | 'false done' | 'stuck';
  found: string;
}

/** A stage in words. */
export function inWords({ step, act, given }: Stage): string {
  const changed = Object.entries(given).map(([name, value]) => `${name}=${value}`);
  return [step.id, act, ...changed].join(' ');
}
