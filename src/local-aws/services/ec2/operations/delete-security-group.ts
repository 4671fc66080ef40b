import {
  DeleteSecurityGroup$,
  type DeleteSecurityGroupCommandInput,
  type DeleteSecurityGroupCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { interfacesWithGroup } from '../interfaces/network-interfaces.ts';
import { groupPermission } from '../security-groups/security-group-permissions.ts';
import { securityGroupRules } from '../security-groups/security-group-rules.ts';
import { requireSecurityGroup, securityGroups } from '../security-groups/security-groups.ts';

/** Refused while a network interface has the group or a rule of another group names it. */
export const deleteSecurityGroup = ec2Operation<
  DeleteSecurityGroupCommandInput,
  DeleteSecurityGroupCommandOutput
>(DeleteSecurityGroup$, {
  permissions: (input, region) => [groupPermission('DeleteSecurityGroup', input, region)],
  run(input, region) {
    const { GroupId, GroupName } = requireSecurityGroup(region, input);
    if (GroupName === 'default') {
      // Public scripts that empty accounts match on these words; no transcript was found, so a guess.
      throw new AwsError(
        'CannotDelete',
        `the specified group: "${GroupId}" name: "default" cannot be deleted by a user`,
      );
    }
    const rules = securityGroupRules(region);
    const isNamed = rules.by('referenced', GroupId).some((rule) => rule.GroupId !== GroupId);
    if (isNamed || interfacesWithGroup(region, GroupId).length > 0) {
      // AWS's own words: https://github.com/hashicorp/terraform-provider-aws/issues/1671
      throw new AwsError('DependencyViolation', `resource ${GroupId} has a dependent object`);
    }
    for (const rule of rules.by('group', GroupId)) rules.delete(rule.SecurityGroupRuleId);
    securityGroups(region).delete(GroupId);
    return { Return: true, GroupId };
  },
});
