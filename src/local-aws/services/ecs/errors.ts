import { ClientException$, InvalidParameterException$ } from '@aws-sdk/client-ecs';
import { awsError, AwsError } from '../../core/error.ts';

/** ECS's catch-all for a request that it understands and refuses. */
export function clientException(message: string): AwsError {
  return awsError(ClientException$, message);
}

/** ECS's other catch-all; which of the two an operation uses has to be looked up. */
export function invalidParameter(message: string): AwsError {
  return awsError(InvalidParameterException$, message);
}

/** Something that AWS does and the local AWS does not: said by name, never passed over in silence. */
export function notModelled(what: string): AwsError {
  return new AwsError('NotImplemented', `The local AWS does not model ${what}.`, 501);
}
