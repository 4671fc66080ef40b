import { AwsError, ConnectionReset } from '../core/error.ts';
import type { REQUEST_FAULTS } from '../core/faults.ts';
import type { Service } from '../core/operation.ts';

/** The error that a request gets when this fault strikes it before it is carried out, or `undefined`. */
export function refusalOf(
  fault: (typeof REQUEST_FAULTS)[number] | undefined,
  service: Service,
): AwsError | ConnectionReset | undefined {
  const isEc2 = service.protocol === 'ec2Query';
  switch (fault) {
    case 'throttling':
      return isEc2
        ? // https://github.com/hashicorp/terraform-provider-aws/issues/2040
          new AwsError('RequestLimitExceeded', 'Request limit exceeded.', 503)
        : new AwsError(isQuery(service) ? 'Throttling' : 'ThrottlingException', 'Rate exceeded');
    case 'internal-error':
      return isEc2
        ? new AwsError('InternalError', 'An internal error has occurred', 500)
        : new AwsError('InternalFailure', INTERNAL_FAILURE, 500);
    case 'unavailable':
      return isEc2
        ? new AwsError('Unavailable', "The server is overloaded and can't handle the request.", 503)
        : new AwsError('ServiceUnavailable', SERVICE_UNAVAILABLE, 503);
    case 'reset-before':
      return new ConnectionReset();
    default:
      return undefined;
  }
}

// --- internal ---

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html
const INTERNAL_FAILURE =
  'The request processing has failed because of an unknown error, exception or failure.';
const SERVICE_UNAVAILABLE = 'The request has failed due to a temporary failure of the server.';

function isQuery({ protocol }: Service): boolean {
  return protocol === 'awsQuery' || protocol === 'ec2Query';
}
