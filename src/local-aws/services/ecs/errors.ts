import { ClientException$, InvalidParameterException$ } from '@aws-sdk/client-ecs';
import { awsError, type AwsError } from '../../core/error.ts';

/** ECS's catch-all for a request that it understands and refuses. */
export function clientException(message: string): AwsError {
  return awsError(ClientException$, message);
}

/** ECS's other catch-all; which of the two an operation uses has to be looked up. */
export function invalidParameter(message: string): AwsError {
  return awsError(InvalidParameterException$, message);
}
