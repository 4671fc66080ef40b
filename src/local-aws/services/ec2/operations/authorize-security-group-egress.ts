import {
  AuthorizeSecurityGroupEgress$,
  type AuthorizeSecurityGroupEgressCommandInput,
  type AuthorizeSecurityGroupEgressCommandOutput,
} from '@aws-sdk/client-ec2';
import { authorize } from '../security-groups/authorize-rules.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { tagOnCreate } from '../permissions.ts';
import { groupPermission } from '../security-groups/security-group-permissions.ts';

export const authorizeSecurityGroupEgress = ec2Operation<
  AuthorizeSecurityGroupEgressCommandInput,
  AuthorizeSecurityGroupEgressCommandOutput
>(AuthorizeSecurityGroupEgress$, {
  permissions: (input, region) => [
    groupPermission('AuthorizeSecurityGroupEgress', input, region),
    ...tagOnCreate(
      region,
      'AuthorizeSecurityGroupEgress',
      'security-group-rule',
      input.TagSpecifications,
    ),
  ],
  run: (input, region) => ({ Return: true, SecurityGroupRules: authorize(input, true, region) }),
});
