import { AwsError } from '../core/error.ts';
import type { Permission, Service } from '../core/operation.ts';
import type { Judgement } from './rights.ts';

/** The error by which a service refuses a caller one permission, in the service's own words. */
export function accessDenied(
  callerArn: string,
  service: Service,
  permission: Permission,
  judgement: Judgement,
): AwsError {
  const sentence = refusalOf(callerArn, service, permission, judgement);
  switch (service.protocol) {
    case 'ec2Query':
      // https://github.com/kubernetes-sigs/karpenter/issues/2813. There an encoded message follows, which is left out
      // here: nobody could decode it.
      return new AwsError(
        'UnauthorizedOperation',
        `You are not authorized to perform this operation. ${sentence}`,
        403,
      );
    case 'awsQuery':
      return new AwsError('AccessDenied', sentence, 403);
    default: {
      const status = service.protocol.startsWith('awsJson') ? 400 : 403;
      return new AwsError('AccessDeniedException', sentence, status);
    }
  }
}

// --- internal ---

function refusalOf(
  callerArn: string,
  service: Service,
  permission: Permission,
  { verdict, by }: Judgement,
): string {
  const { action } = permission;
  // https://github.com/doctorray117/minecraft-ondemand/issues/53 (nobody allows),
  // https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2517 (somebody denies). The other two kinds of
  // policies: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
  const reason =
    verdict === 'denied'
      ? `with an explicit deny in ${by === 'identity-based policy' ? 'an' : 'a'} ${by}`
      : `because no ${by} allows the ${action} action`;
  return `User: ${callerArn} is not authorized to perform: ${action}${resourceWords(service, permission)} ${reason}`;
}

/**
 * IAM names a role or a user that exists by kind and name, and those that are to be made by their ARN; EC2 names no resource
 * of a Describe.
 */
function resourceWords(service: Service, { action, resource }: Permission): string {
  if (service.protocol === 'ec2Query' && resource === '*') return '';
  const [, kind, name] = /:(role|user)\/(?:.*\/)?([^/]+)$/.exec(resource) ?? [];
  const isNamed = service.id === 'iam' && name !== undefined && !/:(Create|Pass)/.test(action);
  return ` on resource: ${isNamed ? `${kind} ${name}` : resource}`;
}
