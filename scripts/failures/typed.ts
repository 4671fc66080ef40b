import { flagOf } from '../../src/engine/parse-inputs.ts';
import type { Failure, FailureCommand } from './index.ts';

/** Returns the line that a reader types for a command: `npm run step:create-service -- --desired-count 0`. */
export function typed({ step, undo = false, given = {} }: FailureCommand): string {
  const flags = Object.entries(given).map(([key, value]) => ` ${flagOf(key)} ${value}`);
  const script = `npm run ${undo ? 'undo' : 'step'}:${step}`;
  return flags.length === 0 ? script : `${script} --${flags.join('')}`;
}

/**
 * Returns the lines that a reader types to see a failure on the local AWS, from an empty account on. A fault is told to
 * the server, which has to run by then: `npm run local-aws`. `undefined` where typing is not enough, because the caller
 * has to lack a permission.
 *
 * @param steps the ids of the steps in their order
 */
export function howToSee(failure: Failure, steps: readonly string[]): string[] | undefined {
  const { from, fault, denied, commands } = failure;
  if (denied !== undefined) return undefined;
  const before = from === undefined ? undefined : steps[steps.indexOf(from) - 1];
  return [
    'npm run reset',
    before === undefined ? 'npm run tutorial' : `npm run tutorial -- --to ${before}`,
    ...(fault ? [`curl -d '${JSON.stringify(fault)}' ${FAULTS}`] : []),
    ...commands.map(typed),
  ];
}

// --- internal ---

/** Where the server of `npm run local-aws` takes faults. */
const FAULTS = 'http://127.0.0.1:4747/_local-aws/faults';
