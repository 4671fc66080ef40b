import type { Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { makeRouteTable } from '../routing/make-route-table.ts';
import { addRule, ALL_TRAFFIC } from '../security-groups/security-group-rules.ts';
import { makeSecurityGroup } from '../security-groups/security-groups.ts';
import { vpcs, type VpcRecord } from './vpcs.ts';

/**
 * Makes a VPC with what every VPC comes with: a main route table that leads nowhere but inside, and a default security
 * group whose members reach each other.
 */
export function makeVpc(
  region: Region,
  options: { cidr: string; isDefault: boolean; tags: Tag[] },
): VpcRecord {
  const vpcId = `vpc-0${region.hex(16, 'vpc')}`;
  const vpc = vpcs(region).put(vpcId, {
    OwnerId: region.accountId,
    VpcId: vpcId,
    State: 'available',
    CidrBlock: options.cidr,
    CidrBlockAssociationSet: [
      {
        AssociationId: `vpc-cidr-assoc-0${region.hex(16, 'vpc-cidr-assoc')}`,
        CidrBlock: options.cidr,
        CidrBlockState: { State: 'associated' },
      },
    ],
    Ipv6CidrBlockAssociationSet: [],
    DhcpOptionsId: `dopt-0${region.hex(16, 'dhcp-options')}`,
    InstanceTenancy: 'default',
    IsDefault: options.isDefault,
    BlockPublicAccessStates: { InternetGatewayBlockMode: 'off' },
    Tags: options.tags,
  });

  makeRouteTable(region, vpc, { isMain: true, tags: [] });
  const { GroupId } = makeSecurityGroup(region, {
    name: 'default',
    description: 'default VPC security group',
    vpcId,
    tags: [],
  });
  addRule(region, GroupId, false, { ...ALL_TRAFFIC, ReferencedGroupId: GroupId }, []);
  return vpc;
}
