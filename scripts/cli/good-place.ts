import { InputError, StepError } from '../../src/engine/step.ts';
import { REGIONS } from '../../src/local-aws/core/regions.ts';
import { commonFlags } from './common-flags.ts';

/** Throws an {@link InputError} for a name, an account or a Region that cannot be one. */
export function requireGood(input: keyof typeof commonFlags, value: string, from: string): void {
  const { error } = commonFlags[input].safeParse(value);
  if (error) throw new InputError(`${from} got "${value}": ${error.issues[0]!.message}.`);
}

/**
 * Throws a {@link StepError} for what is no Region, and for one of another partition, where ARNs begin otherwise:
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html.
 */
export function requireRegion(region: string, from: string): void {
  requireGood('region', region, from);
  if (REGIONS['aws']!.includes(region)) return;
  throw new StepError(
    `The tutorial does not run in ${region}: it writes ARNs that start with "arn:aws:", and ARNs there do not.`,
  );
}
