import type { Region } from '../../core/account.ts';
import type { InventoryItem } from '../../core/operation.ts';
import { networkInterfaces } from './interfaces/network-interfaces.ts';
import { networkInventory } from './networks/network-inventory.ts';
import { contentOf, rulesOf } from './security-groups/security-group-rules.ts';
import { securityGroups } from './security-groups/security-groups.ts';
import { subnets } from './networks/subnets.ts';
import { vpcs } from './networks/vpcs.ts';

/** The VPCs with their parts, security groups and network interfaces that someone made. The default VPC and its parts are AWS's. */
export function inventory(region: Region): InventoryItem[] {
  const groups = securityGroups(region)
    .all()
    .filter(({ GroupName }) => GroupName !== 'default')
    .map((group) => ({
      kind: 'security-group',
      id: group.SecurityGroupArn,
      content: {
        name: group.GroupName,
        description: group.Description,
        vpc: group.VpcId,
        ingress: rulesOf(region, group.GroupId, false).map(contentOf),
        egress: rulesOf(region, group.GroupId, true).map(contentOf),
        tags: group.Tags,
      },
    }));
  const interfaces = networkInterfaces(region)
    .all()
    .map((each) => ({
      kind: 'network-interface',
      id: region.arn('ec2', `network-interface/${each.NetworkInterfaceId}`),
      content: {
        description: each.Description,
        subnet: each.SubnetId,
        groups: each.Groups.map(({ GroupId }) => GroupId),
        status: each.Status,
        hasPublicIp: each.Association !== undefined,
        tags: each.TagSet,
      },
    }));
  const made = vpcs(region)
    .all()
    .filter(({ IsDefault }) => !IsDefault)
    .map((vpc) => ({
      kind: 'vpc',
      id: region.arn('ec2', `vpc/${vpc.VpcId}`),
      content: { cidr: vpc.CidrBlock, tags: vpc.Tags },
    }));
  const parts = subnets(region)
    .all()
    .filter(({ DefaultForAz }) => !DefaultForAz)
    .map((subnet) => ({
      kind: 'subnet',
      id: region.arn('ec2', `subnet/${subnet.SubnetId}`),
      content: { cidr: subnet.CidrBlock, zone: subnet.AvailabilityZone, tags: subnet.Tags },
    }));
  return [...made, ...parts, ...networkInventory(region), ...groups, ...interfaces];
}
