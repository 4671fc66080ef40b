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

export const RECOVERIES: readonly Recovery[] = ['rerun', 'cleanup'];

/** The promises that a case may break. */
export const PROMISES = ['orphan', 'duplicate', 'foreign change', 'false done', 'stuck'] as const;

/** A promise that was broken. */
export interface Broken {
  promise: (typeof PROMISES)[number];
  found: string;
}

/** The same, with all that is needed to see it again. */
export interface Violation extends Broken {
  /** `run, call 4 CreateService, reply lost, then rerun`. */
  at: string;
  /** The arguments of `npm run chaos` that try this case alone: `--step create-service --case "run, call 4 …"`. */
  again: string;
}

/** A part of the cases that were tried, and the promises that were broken in it. */
export interface Part {
  cases: number;
  violations: Violation[];
}

/** The cases that were tried, and the promises that were broken. */
export interface Tried extends Part {
  /** How many of the cases led to an account of their own, and so were mended by themselves. */
  accounts: number;
}

/** A stage in words. */
export function inWords({ act, given }: Stage): string {
  const changed = Object.entries(given).map(([name, value]) => `${name}=${value}`);
  return [act, ...changed].join(' ');
}

/** The arguments that try a case of a step again. */
export function againOf(step: Step, at: string): string {
  return `--step ${step.id} --case "${at}"`;
}
