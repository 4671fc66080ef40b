import type { Region } from '../../../core/account.ts';
import type { AwsError } from '../../../core/error.ts';
import type { ResourceType } from './resource-type.ts';

/**
 * Why a resource could not be made, as its events say it: the words of the service within those of CloudFormation. The
 * form for ECS is AWS's, as many public transcripts of the first cluster of an account show it:
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/818
 */
export function handlerMessage(
  region: Region,
  { service }: ResourceType,
  operation: string,
  error: AwsError,
): string {
  const requestId = region.uuid('handler-request');
  const token = region.uuid('handler-token');
  const { code, status, message } = error;
  const isRequest = code === 'InvalidParameterException' || code === 'ClientException';
  const said =
    service === 'AmazonECS' && isRequest
      ? `Invalid request provided: ${refusalOf(operation)}: ${message}`
      : message;
  const origin =
    service === 'AmazonECS'
      ? `(Service: ${service}; Status Code: ${status}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`
      : `(Service: ${service}, Status Code: ${status}, Request ID: ${requestId})`;
  // An error that comes from no service has no origin.
  const whole = code === 'AlreadyExists' ? said : `${said} ${origin}`;
  return `Resource handler returned message: "${whole}" (RequestToken: ${token}, HandlerErrorCode: ${handlerCode(code)})`;
}

// --- internal ---

/** Each handler of ECS has a form of its own: https://github.com/towardsthecloud/aws-cdk-examples/issues/1 */
function refusalOf(operation: string): string {
  const definition = /^(Create|Update|Delete)(TaskDefinition)$/.exec(operation);
  return definition ? `${definition[1]} ${definition[2]}` : `${operation} Invalid Request`;
}

function handlerCode(code: string): string {
  if (code === 'AlreadyExists' || code === 'EntityAlreadyExists') return 'AlreadyExists';
  if (code === 'NoSuchEntity' || code === 'ClusterNotFoundException') return 'NotFound';
  if (code.startsWith('AccessDenied')) return 'AccessDenied';
  if (code === 'NotImplemented') return 'InternalFailure';
  return CLIENT_ERRORS.test(code) ? 'InvalidRequest' : 'GeneralServiceException';
}

const CLIENT_ERRORS =
  /^(InvalidParameter|ClientException|Malformed|Validation|Serialization|InvalidInput)/;
