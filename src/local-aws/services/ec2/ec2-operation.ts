import type { StaticOperationSchema } from '@smithy/types';
import { AwsError } from '../../core/error.ts';
import { operation, type Behaviour, type Operation } from '../../core/operation.ts';

/**
 * An EC2 operation: like any other, and with `DryRun`. A dry run does all the work and then fails, so that the
 * transaction takes everything back; a call that would not have succeeded fails with its own error.
 */
export function ec2Operation<Input extends { DryRun?: boolean | undefined }, Output extends object>(
  schema: StaticOperationSchema,
  behaviour: Behaviour<Input, Output>,
): Operation {
  return operation<Input, Output>(schema, {
    ...behaviour,
    run(input, region) {
      const output = behaviour.run(input, region);
      if (!input.DryRun) return output;
      // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and transcripts of `--dry-run`.
      throw new AwsError(
        'DryRunOperation',
        'Request would have succeeded, but DryRun flag is set.',
        412,
      );
    },
  });
}
