import { Option } from 'commander';
import { usd } from '../../src/engine/prices.ts';
import { InputError, StepError } from '../../src/engine/step.ts';

/** USD per hour that a command may leave running on AWS unless the reader says otherwise: about four tasks of the tutorial. */
const USUAL = '0.25';

/** `--max-usd-per-hour`: the most that a command may leave running on AWS. */
export function maxUsdOption(): Option {
  return new Option(
    '--max-usd-per-hour <usd>',
    'with --target aws: refuse to make anything that would cost more per hour',
  ).default(USUAL);
}

/**
 * Throws a {@link StepError} when what a command would leave running costs more than the reader allows.
 *
 * @param perHour USD, at the prices of us-east-1
 * @param allowed the value of `--max-usd-per-hour`, as it was typed
 * @param again types the same command with another limit
 */
export function requireAffordable(
  perHour: number,
  allowed: unknown,
  again: (limit: string) => string,
): void {
  const limit = limitOf(allowed);
  if (perHour <= limit) return;
  // The next whole cent, so that the command that is proposed goes through.
  const enough = (Math.ceil(perHour * 100) / 100).toFixed(2);
  throw new StepError(
    `This would cost ${usd(perHour)} per hour while it runs, more than --max-usd-per-hour ${limit}. Nothing was made. If you mean it, allow more.`,
    again(enough),
  );
}

/** Reads a limit as it was typed. Throws an {@link InputError} for what is no amount. */
export function limitOf(allowed: unknown): number {
  const text = typeof allowed === 'string' ? allowed : USUAL;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new InputError(
    `--max-usd-per-hour got "${text}": expected an amount in USD such as ${USUAL}.`,
  );
}
