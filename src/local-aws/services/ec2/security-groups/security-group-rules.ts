import type { IpPermission, SecurityGroupRule, Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import type { ResourceKind } from '../resource-ids.ts';

export type SecurityGroupRuleRecord = SecurityGroupRule & {
  SecurityGroupRuleId: string;
  GroupId: string;
  IsEgress: boolean;
  IpProtocol: string;
  Tags: Tag[];
};

/** The traffic of a rule and its peer, by which two rules are the same, and its description. */
export interface RuleContent {
  IpProtocol: string;
  /** -1 when every port, or every ICMP type, is meant. */
  FromPort: number;
  ToPort: number;
  CidrIpv4?: string;
  CidrIpv6?: string;
  /** The id of a group whose members are let through. */
  ReferencedGroupId?: string;
  Description?: string;
}

export const SECURITY_GROUP_RULE: ResourceKind = {
  prefix: 'sgr',
  type: 'security-group-rule',
  noun: 'security group rule ID',
  malformed: 'InvalidSecurityGroupRuleId.Malformed',
  notFound: 'InvalidSecurityGroupRuleId.NotFound',
};

export const ALL_TRAFFIC = { IpProtocol: '-1', FromPort: -1, ToPort: -1 };

/**
 * The rules of a Region by id. The index `group` files them under their group, `referenced` under the group they name.
 */
export function securityGroupRules(region: Region): Table<SecurityGroupRuleRecord> {
  return region.table<SecurityGroupRuleRecord>('ec2/security-group-rule', {
    group: ({ GroupId }) => GroupId,
    referenced: ({ ReferencedGroupInfo }) => ReferencedGroupInfo?.GroupId,
  });
}

/** The rules of a group in one direction, oldest first. */
export function rulesOf(
  region: Region,
  groupId: string,
  isEgress: boolean,
): SecurityGroupRuleRecord[] {
  return securityGroupRules(region)
    .by('group', groupId)
    .filter(({ IsEgress }) => IsEgress === isEgress);
}

/** Adds a rule to a group. */
export function addRule(
  region: Region,
  groupId: string,
  isEgress: boolean,
  { ReferencedGroupId, ...content }: RuleContent,
  tags: Tag[],
): SecurityGroupRuleRecord {
  const id = `sgr-0${region.hex(16, 'security-group-rule', groupId)}`;
  return securityGroupRules(region).put(id, {
    SecurityGroupRuleId: id,
    GroupId: groupId,
    GroupOwnerId: region.accountId,
    IsEgress: isEgress,
    ...content,
    ...(ReferencedGroupId !== undefined && {
      ReferencedGroupInfo: { GroupId: ReferencedGroupId, UserId: region.accountId },
    }),
    Tags: tags,
    SecurityGroupRuleArn: region.arn('ec2', `security-group-rule/${id}`),
  });
}

/** True if a rule allows the same traffic as a content; the description does not count. */
export function isSameRule(rule: SecurityGroupRuleRecord, content: RuleContent): boolean {
  return ruleKey(contentOf(rule)) === ruleKey(content);
}

/** A key that two contents share when they allow the same traffic. */
export function ruleKey(content: RuleContent): string {
  const { IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, ReferencedGroupId } = content;
  return [IpProtocol, FromPort, ToPort, CidrIpv4 ?? CidrIpv6 ?? ReferencedGroupId].join(' ');
}

/** The content of a stored rule. */
export function contentOf(rule: SecurityGroupRuleRecord): RuleContent {
  const { IpProtocol, FromPort = -1, ToPort = -1, CidrIpv4, CidrIpv6, Description } = rule;
  const { GroupId } = rule.ReferencedGroupInfo ?? {};
  return {
    IpProtocol,
    FromPort,
    ToPort,
    ...(CidrIpv4 !== undefined && { CidrIpv4 }),
    ...(CidrIpv6 !== undefined && { CidrIpv6 }),
    ...(GroupId !== undefined && { ReferencedGroupId: GroupId }),
    ...(Description !== undefined && { Description }),
  };
}

/** Rules as DescribeSecurityGroups shows them: one permission for each protocol and range of ports. */
export function ipPermissions(
  region: Region,
  contents: readonly RuleContent[],
): Required<Omit<IpPermission, 'FromPort' | 'ToPort'>>[] {
  const permissions = new Map<string, Required<Omit<IpPermission, 'FromPort' | 'ToPort'>>>();
  for (const content of contents) {
    const { IpProtocol, FromPort, ToPort, CidrIpv4, CidrIpv6, ReferencedGroupId } = content;
    const key = `${IpProtocol} ${FromPort} ${ToPort}`;
    const permission = permissions.get(key) ?? {
      IpProtocol,
      // AWS leaves the ports out where they mean nothing.
      ...(hasPorts(IpProtocol) && { FromPort, ToPort }),
      UserIdGroupPairs: [],
      IpRanges: [],
      Ipv6Ranges: [],
      PrefixListIds: [],
    };
    permissions.set(key, permission);
    const described = content.Description !== undefined && { Description: content.Description };
    if (CidrIpv4 !== undefined) permission.IpRanges!.push({ ...described, CidrIp: CidrIpv4 });
    if (CidrIpv6 !== undefined) permission.Ipv6Ranges!.push({ ...described, CidrIpv6 });
    if (ReferencedGroupId !== undefined) {
      permission.UserIdGroupPairs!.push({
        ...described,
        UserId: region.accountId,
        GroupId: ReferencedGroupId,
      });
    }
  }
  return [...permissions.values()];
}

// --- internal ---

/** True if a protocol has ports, or types and codes; for all others a rule covers the whole protocol. */
function hasPorts(protocol: string): boolean {
  return ['tcp', 'udp', 'icmp', 'icmpv6'].includes(protocol);
}
