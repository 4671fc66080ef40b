import { AwsError } from '../../core/error.ts';

/** CloudFormation's error for nearly everything that it refuses; the model has no shape for it. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

/** AWS's words for a template that cannot be one, as public transcripts show. */
export function formatError(message: string): AwsError {
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/test_template_engine.snapshot.json
  return validationError(`Template format error: ${message}`);
}

/** AWS's words. */
export function stackNotFound(reference: string): AwsError {
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_stacks.snapshot.json
  return validationError(`Stack with id ${reference} does not exist`);
}
