import { InvalidParameterException$ } from '@aws-sdk/client-cloudwatch-logs';
import { awsError, type AwsError } from '../../core/error.ts';
import type { Problem } from '../../core/constraint-model.ts';
import { requireConstraint, type Constraint } from '../own-constraint.ts';

/**
 * How CloudWatch Logs words a request that breaks its model: it shows the value, as recordings of AWS do.
 * https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_events.snapshot.json
 */
export function invalid({ path, value, constraint }: Problem): AwsError {
  const shown =
    value === undefined
      ? 'Value null'
      : `Value '${typeof value === 'string' ? value : JSON.stringify(value)}'`;
  return awsError(
    InvalidParameterException$,
    `1 validation error detected: ${shown} at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}

/** Throws InvalidParameterException when a value breaks the constraint. */
export function check(
  path: string,
  value: string | number | readonly unknown[] | undefined,
  constraint: Constraint,
): void {
  requireConstraint(invalid, path, value, constraint);
}

/** Throws InvalidParameterException when a text can be no log group's name. */
export function checkGroupName(path: string, name: string | undefined): void {
  checkLength(name);
  check(path, name, { length: { min: 1 }, pattern: '[\\.\\-_/#A-Za-z0-9]+' });
}

/** Throws InvalidParameterException when a text can be no log stream's name. */
export function checkStreamName(path: string, name: string | undefined): void {
  checkLength(name);
  check(path, name, { length: { min: 1 }, pattern: '[^:*]*' });
}

/** What a token that no page gave is answered with. Recorded, as {@link invalid} is. */
export function invalidToken(): AwsError {
  return awsError(InvalidParameterException$, 'The specified nextToken is invalid.');
}

// --- internal ---

// Recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_groups.snapshot.json
function checkLength(name: string | undefined): void {
  if (name === undefined || name.length <= 512) return;
  throw awsError(
    InvalidParameterException$,
    'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
  );
}
