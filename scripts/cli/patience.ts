import { InputError } from '../../src/engine/step.ts';

/**
 * Seconds that a command waits for one answer, with all tries: 20, or what the variable FARGATE_PATIENCE says, for a line
 * that is slower than that. Throws an {@link InputError} when it says no such number.
 */
export function patience(): number {
  const given = process.env['FARGATE_PATIENCE'] ?? '';
  if (given === '') return 20;
  const seconds = Number(given);
  if (/^\d+(\.\d+)?$/.test(given) && seconds > 0 && seconds <= 3600) return seconds;
  throw new InputError(
    `FARGATE_PATIENCE got "${given}": expected seconds, more than 0 and at most 3600, or nothing, which means 20.`,
    'unset FARGATE_PATIENCE',
  );
}
