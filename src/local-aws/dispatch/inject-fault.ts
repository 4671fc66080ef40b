import { AwsError, ConnectionReset } from '../core/error.ts';
import { REQUEST_FAULTS, type RequestFault } from '../core/faults.ts';
import { isRead } from '../core/is-read.ts';
import type { Service } from '../core/operation.ts';
import type { Call } from './call.ts';

/** The injected fault that happens to this call, or `undefined`. It is counted as having happened. */
export function takeFault({ service, operation, region }: Call): RequestFault | undefined {
  const others = isRead(operation.name) ? 'lagging-write' : 'lagging-read';
  const kinds = REQUEST_FAULTS.filter((kind) => kind !== others);
  return region.account.faults.take(kinds, { service: service.id, operation: operation.name });
}

/** Throws what a client gets when this fault happens before the operation runs. */
export function failBefore(fault: RequestFault | undefined, service: Service): void {
  const error = errorOf(fault, service);
  if (error) throw error;
}

/** Throws what a client gets when this fault happens after the operation has run. */
export function failAfter(fault: RequestFault | undefined): void {
  if (fault === 'reset-after') throw new ConnectionReset();
}

// --- internal ---

function errorOf(
  fault: RequestFault | undefined,
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

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html
const INTERNAL_FAILURE =
  'The request processing has failed because of an unknown error, exception or failure.';
const SERVICE_UNAVAILABLE = 'The request has failed due to a temporary failure of the server.';

function isQuery({ protocol }: Service): boolean {
  return protocol === 'awsQuery' || protocol === 'ec2Query';
}
