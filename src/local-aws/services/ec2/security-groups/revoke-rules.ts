import type { IpPermission, RevokedSecurityGroupRule } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { selected } from '../resource-ids.ts';
import { rulesIn, type RuleInput } from './rule-input.ts';
import {
  contentOf,
  ipPermissions,
  isSameRule,
  rulesOf,
  SECURITY_GROUP_RULE,
  securityGroupRules,
  type RuleContent,
  type SecurityGroupRuleRecord,
} from './security-group-rules.ts';
import { requireSecurityGroup } from './security-groups.ts';
import { requireVpc } from '../networks/vpcs.ts';

/**
 * Takes the rules that a request names by id or by content from its group. In the default VPC contents that match no
 * rule come back as `UnknownIpPermissions` and the others go; in any other VPC they are an error and nothing goes.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RevokeSecurityGroupIngress.html
 *
 * Throws InvalidPermission.NotFound and InvalidSecurityGroupRuleId.NotFound.
 */
export function revoke(
  input: RuleInput & {
    GroupId?: string | undefined;
    GroupName?: string | undefined;
    SecurityGroupRuleIds?: string[] | undefined;
  },
  isEgress: boolean,
  region: Region,
): {
  Return: boolean;
  RevokedSecurityGroupRules: RevokedSecurityGroupRule[];
  UnknownIpPermissions: IpPermission[];
} {
  const group = requireSecurityGroup(region, input);
  const existing = rulesOf(region, group.GroupId, isEgress);
  const { revoked, unknown } = input.SecurityGroupRuleIds?.length
    ? byId(region, input.SecurityGroupRuleIds, existing)
    : byContent(rulesIn(input, group, region), existing);
  if (unknown.length > 0 && !requireVpc(region, group.VpcId).IsDefault) {
    // AWS's own words: https://github.com/cloud-custodian/cloud-custodian/issues/6099
    throw new AwsError(
      'InvalidPermission.NotFound',
      'The specified rule does not exist in this security group.',
    );
  }
  for (const rule of revoked) securityGroupRules(region).delete(rule.SecurityGroupRuleId);
  return {
    Return: true,
    RevokedSecurityGroupRules: revoked.map((rule) => ({
      SecurityGroupRuleId: rule.SecurityGroupRuleId,
      GroupId: rule.GroupId,
      IsEgress: rule.IsEgress,
      ...contentOf(rule),
    })),
    UnknownIpPermissions: ipPermissions(region, unknown),
  };
}

// --- internal ---

interface Found {
  revoked: SecurityGroupRuleRecord[];
  /** The rules that the request names and the group does not have. */
  unknown: RuleContent[];
}

function byContent(
  contents: readonly RuleContent[],
  existing: readonly SecurityGroupRuleRecord[],
): Found {
  return {
    revoked: existing.filter((rule) => contents.some((content) => isSameRule(rule, content))),
    unknown: contents.filter((content) => !existing.some((rule) => isSameRule(rule, content))),
  };
}

function byId(
  region: Region,
  ids: readonly string[],
  existing: readonly SecurityGroupRuleRecord[],
): Found {
  const rules = selected(securityGroupRules(region), ids, SECURITY_GROUP_RULE);
  const foreign = rules.find((rule) => !existing.includes(rule));
  if (foreign) {
    // A rule of another group or direction is refused; that the words are those of an unknown one is a guess.
    throw new AwsError(
      SECURITY_GROUP_RULE.notFound,
      `The ${SECURITY_GROUP_RULE.noun} '${foreign.SecurityGroupRuleId}' does not exist`,
    );
  }
  return { revoked: rules, unknown: [] };
}
