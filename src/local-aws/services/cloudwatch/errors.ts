import {
  InvalidParameterCombinationException$,
  InvalidParameterValueException$,
  ResourceNotFound$,
  ResourceNotFoundException$,
  ValidationException$,
} from '@aws-sdk/client-cloudwatch';
import { awsError, type AwsError } from '../../core/error.ts';
import type { ConstraintViolation } from '../../core/constraint-model.ts';
import { validationError as modelError } from '../validation-error.ts';

/** CloudWatch's error for an alarm that makes no sense: `ValidationError` to those who spoke query. */
export function validationError(message: string): AwsError {
  return awsError(ValidationException$, message);
}

export function invalidValue(message: string): AwsError {
  return awsError(InvalidParameterValueException$, message);
}

export function invalidCombination(message: string): AwsError {
  return awsError(InvalidParameterCombinationException$, message);
}

/** AWS sends no text with it; the CLI prints `Unknown`. */
export function alarmNotFound(): AwsError {
  return awsError(ResourceNotFound$, 'Unknown');
}

/** The error of the operations on tags. The wording is a guess. */
export function resourceNotFound(arn: string): AwsError {
  return awsError(ResourceNotFoundException$, `Resource ${arn} does not exist`);
}

/** How CloudWatch words a request that breaks its model. */
export function invalid(violation: ConstraintViolation): AwsError {
  return validationError(modelError(violation).message);
}
