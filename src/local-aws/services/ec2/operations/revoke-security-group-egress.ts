import {
  RevokeSecurityGroupEgress$,
  type RevokeSecurityGroupEgressCommandInput,
  type RevokeSecurityGroupEgressCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { revoke } from '../security-groups/revoke-rules.ts';
import { groupPermission } from '../security-groups/security-group-permissions.ts';

export const revokeSecurityGroupEgress = ec2Operation<
  RevokeSecurityGroupEgressCommandInput,
  RevokeSecurityGroupEgressCommandOutput
>(RevokeSecurityGroupEgress$, {
  permissions: (input, region) => [groupPermission('RevokeSecurityGroupEgress', input, region)],
  run: (input, region) => revoke(input, true, region),
});
