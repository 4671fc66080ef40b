import {
  DescribeSecurityGroups$,
  type DescribeSecurityGroupsCommandInput,
  type DescribeSecurityGroupsCommandOutput,
  type IpPermission,
} from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';
import { selected } from '../resource-ids.ts';
import { contentOf, ipPermissions, rulesOf } from '../security-groups/security-group-rules.ts';
import {
  requireByName,
  SECURITY_GROUP,
  securityGroups,
  type SecurityGroupRecord,
} from '../security-groups/security-groups.ts';

/** Groups by id, by name in the default VPC, or all; a group is found when it is named in either way. */
export const describeSecurityGroups = ec2Operation<
  DescribeSecurityGroupsCommandInput,
  DescribeSecurityGroupsCommandOutput
>(DescribeSecurityGroups$, {
  permissions: onAnyResource('DescribeSecurityGroups'),
  run({ GroupIds = [], GroupNames = [], Filters, MaxResults, NextToken }, region) {
    const named = GroupNames.map((name) => requireByName(region, name).GroupId);
    const groups = selected(securityGroups(region), [...GroupIds, ...named], SECURITY_GROUP);
    const described = groups.map((group) => describe(region, group));
    const found = matching(described, Filters, FIELDS, (group) => group.Tags);
    const { items, ...next } = page(found, MaxResults, NextToken);
    return { SecurityGroups: items, ...next };
  },
});

// --- internal ---

type Described = SecurityGroupRecord & {
  IpPermissions: IpPermission[];
  IpPermissionsEgress: IpPermission[];
};

function describe(region: Region, group: SecurityGroupRecord): Described {
  const permissions = (isEgress: boolean) =>
    ipPermissions(region, rulesOf(region, group.GroupId, isEgress).map(contentOf));
  return { ...group, IpPermissions: permissions(false), IpPermissionsEgress: permissions(true) };
}

const FIELDS: FilterFields<Described> = {
  description: (group) => group.Description,
  'group-id': (group) => group.GroupId,
  'group-name': (group) => group.GroupName,
  'owner-id': (group) => group.OwnerId,
  'vpc-id': (group) => group.VpcId,
  ...permissionFields('ip-permission', (group) => group.IpPermissions),
  ...permissionFields('egress.ip-permission', (group) => group.IpPermissionsEgress),
};

function permissionFields(
  prefix: string,
  permissionsOf: (group: Described) => IpPermission[],
): FilterFields<Described> {
  const field = (values: (permission: IpPermission) => (string | number | undefined)[]) => {
    return (group: Described) => permissionsOf(group).flatMap(values);
  };
  return {
    [`${prefix}.cidr`]: field(({ IpRanges = [] }) => IpRanges.map(({ CidrIp }) => CidrIp)),
    [`${prefix}.ipv6-cidr`]: field(({ Ipv6Ranges = [] }) =>
      Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
    ),
    [`${prefix}.from-port`]: field(({ FromPort }) => [FromPort]),
    [`${prefix}.to-port`]: field(({ ToPort }) => [ToPort]),
    [`${prefix}.protocol`]: field(({ IpProtocol }) => [IpProtocol]),
    [`${prefix}.group-id`]: field(({ UserIdGroupPairs = [] }) =>
      UserIdGroupPairs.map(({ GroupId }) => GroupId),
    ),
    [`${prefix}.user-id`]: field(({ UserIdGroupPairs = [] }) =>
      UserIdGroupPairs.map(({ UserId }) => UserId),
    ),
  };
}
