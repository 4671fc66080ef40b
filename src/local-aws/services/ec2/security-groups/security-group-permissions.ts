import type { Region } from '../../../core/account.ts';
import type { Permission } from '../../../core/operation.ts';
import { resourceTags } from '../permissions.ts';
import { findSecurityGroup, findSecurityGroupByName } from './security-groups.ts';
import { defaultVpc } from '../networks/vpcs.ts';

/**
 * The permission to act on the group that a request names, with its tags and its VPC as condition keys. A group that
 * is not there has the ARN that it would have: AWS checks permissions before it looks.
 */
export function groupPermission(
  operation: string,
  { GroupId, GroupName }: { GroupId?: string | undefined; GroupName?: string | undefined },
  region: Region,
): Permission {
  const vpc = defaultVpc(region);
  const group =
    GroupId !== undefined
      ? findSecurityGroup(region, GroupId)
      : vpc && findSecurityGroupByName(region, vpc.VpcId, GroupName ?? '');
  const context = {
    ...resourceTags(group?.Tags),
    ...(group && { 'ec2:Vpc': region.arn('ec2', `vpc/${group.VpcId}`) }),
  };
  return {
    action: `ec2:${operation}`,
    resource: group?.SecurityGroupArn ?? region.arn('ec2', `security-group/${GroupId ?? '*'}`),
    ...(group && { context }),
  };
}
