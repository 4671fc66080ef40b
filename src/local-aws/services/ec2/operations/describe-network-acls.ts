import {
  DescribeNetworkAcls$,
  type DescribeNetworkAclsCommandInput,
  type DescribeNetworkAclsCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { networkAcls, NETWORK_ACL, type DefaultNetworkAcl } from '../networks/network-acls.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';
import { selectedOf } from '../resource-ids.ts';

export const describeNetworkAcls = ec2Operation<
  DescribeNetworkAclsCommandInput,
  DescribeNetworkAclsCommandOutput
>(DescribeNetworkAcls$, {
  permissions: onAnyResource('DescribeNetworkAcls'),
  run({ NetworkAclIds, Filters, MaxResults, NextToken }, region) {
    const known = selectedOf(
      networkAcls(region),
      ({ NetworkAclId }) => NetworkAclId,
      NetworkAclIds,
      NETWORK_ACL,
    );
    const found = matching(known, Filters, FIELDS, ({ Tags }) => Tags);
    const { items, ...next } = page(found, MaxResults, NextToken);
    return { NetworkAcls: items, ...next };
  },
});

// --- internal ---

const FIELDS: FilterFields<DefaultNetworkAcl> = {
  'association.association-id': ({ Associations }) =>
    Associations.map((each) => each.NetworkAclAssociationId),
  'association.network-acl-id': ({ Associations }) => Associations.map((each) => each.NetworkAclId),
  'association.subnet-id': ({ Associations }) => Associations.map((each) => each.SubnetId),
  default: ({ IsDefault }) => IsDefault,
  'entry.cidr': ({ Entries }) => Entries.map(({ CidrBlock }) => CidrBlock),
  'entry.protocol': ({ Entries }) => Entries.map(({ Protocol }) => Protocol),
  'entry.rule-action': ({ Entries }) => Entries.map(({ RuleAction }) => RuleAction),
  'entry.rule-number': ({ Entries }) => Entries.map(({ RuleNumber }) => RuleNumber),
  'network-acl-id': ({ NetworkAclId }) => NetworkAclId,
  'owner-id': ({ OwnerId }) => OwnerId,
  'vpc-id': ({ VpcId }) => VpcId,
};
