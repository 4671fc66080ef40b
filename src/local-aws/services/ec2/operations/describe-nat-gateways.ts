import {
  DescribeNatGateways$,
  type DescribeNatGatewaysCommandInput,
  type DescribeNatGatewaysCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { natGateways, shownNatGateway, type NatGatewayRecord } from '../routing/nat-gateways.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';

export const describeNatGateways = ec2Operation<
  DescribeNatGatewaysCommandInput,
  DescribeNatGatewaysCommandOutput
>(DescribeNatGateways$, {
  permissions: onAnyResource('DescribeNatGateways'),
  run({ NatGatewayIds: ids, Filter, MaxResults, NextToken }, region) {
    const missing = ids?.find((id) => !natGateways(region).has(id));
    if (missing !== undefined) {
      // The code is AWS's, as the Terraform provider expects it; the words are a guess.
      throw new AwsError('NatGatewayNotFound', `NatGateway ${missing} was not found`);
    }
    const asked = natGateways(region)
      .all()
      .filter(({ NatGatewayId }) => !ids?.length || ids.includes(NatGatewayId));
    const found = matching(asked, Filter, FIELDS, ({ Tags }) => Tags);
    const { items, ...next } = page(found, MaxResults, NextToken);
    return { NatGateways: items.map(shownNatGateway), ...next };
  },
});

// --- internal ---

const FIELDS: FilterFields<NatGatewayRecord> = {
  'nat-gateway-id': (each) => each.NatGatewayId,
  state: (each) => each.State,
  'subnet-id': (each) => each.SubnetId,
  'vpc-id': (each) => each.VpcId,
};
