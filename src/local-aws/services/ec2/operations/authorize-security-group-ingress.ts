import {
  AuthorizeSecurityGroupIngress$,
  type AuthorizeSecurityGroupIngressCommandInput,
  type AuthorizeSecurityGroupIngressCommandOutput,
} from '@aws-sdk/client-ec2';
import { authorize } from '../security-groups/authorize-rules.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { tagOnCreate } from '../permissions.ts';
import { groupPermission } from '../security-groups/security-group-permissions.ts';

export const authorizeSecurityGroupIngress = ec2Operation<
  AuthorizeSecurityGroupIngressCommandInput,
  AuthorizeSecurityGroupIngressCommandOutput
>(AuthorizeSecurityGroupIngress$, {
  permissions: (input, region) => [
    groupPermission('AuthorizeSecurityGroupIngress', input, region),
    ...tagOnCreate(
      region,
      'AuthorizeSecurityGroupIngress',
      'security-group-rule',
      input.TagSpecifications,
    ),
  ],
  run: (input, region) => ({ Return: true, SecurityGroupRules: authorize(input, false, region) }),
});
