import {
  InvalidParameterValueException$,
  PreconditionFailedException$,
  ResourceConflictException$,
  ResourceNotFoundException$,
} from '@aws-sdk/client-lambda';
import { awsError, AwsError } from '../../core/error.ts';
import type { ConstraintViolation } from '../../core/constraint-model.ts';
import { validationError } from '../validation-error.ts';

// Where a comment says "recorded", the words are in these recordings of AWS:
// https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json

/** How Lambda words a request that breaks its model. Recorded; the code is in no model. */
export function invalid(violation: ConstraintViolation): AwsError {
  return new AwsError('ValidationException', validationError(violation).message);
}

export function invalidParameter(message: string): AwsError {
  return awsError(InvalidParameterValueException$, message, { Type: 'User' });
}

export function conflict(message: string): AwsError {
  return awsError(ResourceConflictException$, message, { Type: 'User' });
}

export function notFound(message: string): AwsError {
  return awsError(ResourceNotFoundException$, message, { Type: 'User' });
}

/** Recorded. */
export function functionNotFound(arn: string): AwsError {
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
  return notFound(`Function not found: ${arn}`);
}

/** The error for a function without a policy or a URL. Recorded. */
export function nothingThere(): AwsError {
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
  return notFound('The resource you requested does not exist.');
}

/** Recorded. */
export function wrongRevision(): AwsError {
  return awsError(
    PreconditionFailedException$,
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    { Type: 'User' },
  );
}
