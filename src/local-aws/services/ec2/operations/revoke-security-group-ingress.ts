import {
  RevokeSecurityGroupIngress$,
  type RevokeSecurityGroupIngressCommandInput,
  type RevokeSecurityGroupIngressCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { revoke } from '../security-groups/revoke-rules.ts';
import { groupPermission } from '../security-groups/security-group-permissions.ts';

export const revokeSecurityGroupIngress = ec2Operation<
  RevokeSecurityGroupIngressCommandInput,
  RevokeSecurityGroupIngressCommandOutput
>(RevokeSecurityGroupIngress$, {
  permissions: (input, region) => [groupPermission('RevokeSecurityGroupIngress', input, region)],
  run: (input, region) => revoke(input, false, region),
});
