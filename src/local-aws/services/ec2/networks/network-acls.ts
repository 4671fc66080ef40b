import type { NetworkAclAssociation, NetworkAclEntry, Tag } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { hexId } from '../../../core/ids.ts';
import type { ResourceKind } from '../resource-ids.ts';
import { subnets } from './subnets.ts';
import { vpcs, type VpcRecord } from './vpcs.ts';

export interface DefaultNetworkAcl {
  Associations: NetworkAclAssociation[];
  Entries: NetworkAclEntry[];
  IsDefault: true;
  NetworkAclId: string;
  OwnerId: string;
  Tags: Tag[];
  VpcId: string;
}

export const NETWORK_ACL: ResourceKind = {
  prefix: 'acl',
  type: 'network-acl',
  noun: 'networkAcl ID',
  malformed: 'InvalidNetworkAclId.Malformed',
  notFound: 'InvalidNetworkAclID.NotFound',
};

/**
 * The network ACLs of a Region: each VPC has its default one, which lets everything through and which every subnet has
 * that was given no other. CreateNetworkAcl is not served, so there is no other.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
 */
export function networkAcls(region: Region): DefaultNetworkAcl[] {
  return vpcs(region)
    .all()
    .map((vpc) => defaultAclOf(region, vpc));
}

// --- internal ---

/** The ids are those of the VPC and the subnet, hashed: nothing of an ACL is stored, because nothing of it can change. */
function defaultAclOf(region: Region, { VpcId }: VpcRecord): DefaultNetworkAcl {
  const id = (prefix: string, of: string) =>
    `${prefix}-0${hexId(16, region.account.seed, prefix, of)}`;
  const NetworkAclId = id('acl', VpcId);
  return {
    Associations: subnets(region)
      .by('vpc', VpcId)
      .map(({ SubnetId }) => ({
        NetworkAclAssociationId: id('aclassoc', SubnetId),
        NetworkAclId,
        SubnetId,
      })),
    Entries: [true, false].flatMap((Egress) => [
      entry(Egress, 100, 'allow'),
      entry(Egress, 32_767, 'deny'),
    ]),
    IsDefault: true,
    NetworkAclId,
    OwnerId: region.accountId,
    Tags: [],
    VpcId,
  };
}

function entry(Egress: boolean, RuleNumber: number, RuleAction: 'allow' | 'deny'): NetworkAclEntry {
  return { CidrBlock: '0.0.0.0/0', Egress, Protocol: '-1', RuleAction, RuleNumber };
}
