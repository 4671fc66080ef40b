import { InvalidParameterException$ } from '@aws-sdk/client-cloudwatch-logs';
import { awsError, type AwsError } from '../../core/error.ts';
import type { ConstraintViolation, ShapeConstraint } from '../../core/constraint-model.ts';
import { requireConstraint } from '../require-constraint.ts';

/**
 * How CloudWatch Logs words a request that breaks its model: it shows the value, as recordings of AWS do.
 * https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_events.snapshot.json
 */
export function invalid({ path, value, constraint }: ConstraintViolation): AwsError {
  const shown =
    value === undefined
      ? 'Value null'
      : `Value '${typeof value === 'string' ? value : JSON.stringify(value)}'`;
  return awsError(
    InvalidParameterException$,
    `1 validation error detected: ${shown} at '${path}' failed to satisfy constraint: ${constraint}`,
  );
}

/** Throws InvalidParameterException when a value violates a constraint that the model does not have. */
export function check(path: string, value: unknown, constraint: ShapeConstraint): void {
  requireConstraint(invalid, path, value, constraint);
}

/** Throws InvalidParameterException when a text, which may come out of an ARN, can be no log group's name. */
export function checkGroupName(path: string, name: string | undefined): void {
  checkNameLength(name);
  check(path, name, { min: 1, pattern: '[\\.\\-_/#A-Za-z0-9]+' });
}

/** The error for a token that no page gave. Recorded, as {@link invalid} is. */
export function invalidToken(): AwsError {
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_events.snapshot.json
  return awsError(InvalidParameterException$, 'The specified nextToken is invalid.');
}

/** Throws InvalidParameterException when the name of a log group or a log stream is too long. */
export function checkNameLength(name: string | undefined): void {
  if (name === undefined || name.length <= 512) return;
  // Recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_groups.snapshot.json
  throw awsError(
    InvalidParameterException$,
    'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
  );
}
