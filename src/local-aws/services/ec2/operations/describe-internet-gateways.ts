import {
  DescribeInternetGateways$,
  type DescribeInternetGatewaysCommandInput,
  type DescribeInternetGatewaysCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import {
  INTERNET_GATEWAY,
  internetGateways,
  type InternetGatewayRecord,
} from '../routing/internet-gateways.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';
import { selected } from '../resource-ids.ts';

export const describeInternetGateways = ec2Operation<
  DescribeInternetGatewaysCommandInput,
  DescribeInternetGatewaysCommandOutput
>(DescribeInternetGateways$, {
  permissions: onAnyResource('DescribeInternetGateways'),
  run({ InternetGatewayIds, Filters, MaxResults, NextToken }, region) {
    const known = selected(internetGateways(region), InternetGatewayIds, INTERNET_GATEWAY);
    const found = matching(known, Filters, FIELDS, (gateway) => gateway.Tags);
    const { items, ...next } = page(found, MaxResults, NextToken);
    return { InternetGateways: items, ...next };
  },
});

// --- internal ---

const FIELDS: FilterFields<InternetGatewayRecord> = {
  'attachment.state': (gateway) => gateway.Attachments.map(({ State }) => State),
  'attachment.vpc-id': (gateway) => gateway.Attachments.map(({ VpcId }) => VpcId),
  'internet-gateway-id': (gateway) => gateway.InternetGatewayId,
  'owner-id': (gateway) => gateway.OwnerId,
};
