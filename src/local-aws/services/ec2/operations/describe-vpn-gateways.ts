import {
  DescribeVpnGateways$,
  type DescribeVpnGatewaysCommandInput,
  type DescribeVpnGatewaysCommandOutput,
  type VpnGateway,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { onAnyResource } from '../permissions.ts';

/** The VPN gateways of an account. CreateVpnGateway is not served, so there are none. */
export const describeVpnGateways = ec2Operation<
  DescribeVpnGatewaysCommandInput,
  DescribeVpnGatewaysCommandOutput
>(DescribeVpnGateways$, {
  permissions: onAnyResource('DescribeVpnGateways'),
  run({ VpnGatewayIds: [id] = [], Filters }) {
    if (id !== undefined) {
      // The code is in AWS's list of error codes; the wording is a guess, after that of other gateways.
      const message = `The vpnGateway ID '${id}' does not exist`;
      throw new AwsError('InvalidVpnGatewayID.NotFound', message);
    }
    return { VpnGateways: matching([], Filters, FIELDS, ({ Tags = [] }) => Tags) };
  },
});

// --- internal ---

const FIELDS: FilterFields<VpnGateway> = {
  'amazon-side-asn': ({ AmazonSideAsn }) => AmazonSideAsn,
  'attachment.state': ({ VpcAttachments = [] }) => VpcAttachments.map(({ State }) => State),
  'attachment.vpc-id': ({ VpcAttachments = [] }) => VpcAttachments.map(({ VpcId }) => VpcId),
  'availability-zone': ({ AvailabilityZone }) => AvailabilityZone,
  state: ({ State }) => State,
  type: ({ Type }) => Type,
  'vpn-gateway-id': ({ VpnGatewayId }) => VpnGatewayId,
};
