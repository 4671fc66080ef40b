import type { Region } from '../../../core/account.ts';
import { own } from '../../../core/own-entry.ts';
import { encodeDocument } from '../policies/check-policy-document.ts';
import { roleArn, roles, type RoleRecord } from './roles.ts';

/** The services whose linked role the local AWS knows, and the name that AWS gives it. */
export const SERVICE_LINKED_ROLES: Record<
  string,
  { name: string; policy: string; description?: string }
> = {
  'ecs.amazonaws.com': {
    name: 'AWSServiceRoleForECS',
    policy: 'AmazonECSServiceRolePolicy',
    // As `aws iam get-role` shows it in public transcripts; those of the other services were not found.
    description: 'Role to enable Amazon ECS to manage your cluster.',
  },
  'elasticloadbalancing.amazonaws.com': {
    name: 'AWSServiceRoleForElasticLoadBalancing',
    policy: 'AWSElasticLoadBalancingServiceRolePolicy',
  },
  'ecs.application-autoscaling.amazonaws.com': {
    name: 'AWSServiceRoleForApplicationAutoScaling_ECSService',
    policy: 'AWSApplicationAutoscalingECSServicePolicy',
  },
};

/** The linked role of a service, or `undefined` for a service that the local AWS does not know. */
export function linkedRoleOf(serviceName: string) {
  return own(SERVICE_LINKED_ROLES, serviceName);
}

/** Makes the linked role of a service, as IAM does on request and as the service itself does when it first needs it. */
export function makeServiceLinkedRole(
  region: Region,
  serviceName: string,
  description?: string,
): RoleRecord {
  const { name, policy, ...known } = SERVICE_LINKED_ROLES[serviceName]!;
  const path = `/aws-service-role/${serviceName}/`;
  return roles(region).put(name, {
    role: {
      Path: path,
      RoleName: name,
      RoleId: `AROA${region.account.word(17, 'role', name)}`,
      Arn: roleArn(region, path, name),
      CreateDate: region.date,
      AssumeRolePolicyDocument: encodeDocument(
        JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: serviceName }, Action: 'sts:AssumeRole' },
          ],
        }),
      ),
      Description: description ?? known.description,
      MaxSessionDuration: 3600,
      Tags: [],
    },
    attached: [
      { PolicyName: policy, PolicyArn: `arn:aws:iam::aws:policy/aws-service-role/${policy}` },
    ],
    inline: {},
  });
}
