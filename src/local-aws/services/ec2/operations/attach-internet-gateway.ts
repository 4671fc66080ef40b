import {
  AttachInternetGateway$,
  type AttachInternetGatewayCommandInput,
  type AttachInternetGatewayCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import {
  attachedGateway,
  INTERNET_GATEWAY,
  internetGateways,
} from '../routing/internet-gateways.ts';
import { resourcePermission } from '../permissions.ts';
import { required } from '../resource-ids.ts';
import { requireVpc, VPC, vpcs } from '../networks/vpcs.ts';

/** A gateway is attached to one VPC, and a VPC has one gateway. */
export const attachInternetGateway = ec2Operation<
  AttachInternetGatewayCommandInput,
  AttachInternetGatewayCommandOutput
>(AttachInternetGateway$, {
  permissions: ({ InternetGatewayId: id = '', VpcId = '' }, region) => [
    resourcePermission(
      region,
      'AttachInternetGateway',
      INTERNET_GATEWAY,
      id,
      internetGateways(region).get(id)?.Tags,
    ),
    resourcePermission(region, 'AttachInternetGateway', VPC, VpcId, vpcs(region).get(VpcId)?.Tags),
  ],
  run({ InternetGatewayId: id = '', VpcId: vpcId = '' }, region) {
    const gateway = required(internetGateways(region), id, INTERNET_GATEWAY);
    requireVpc(region, vpcId);
    const attached = gateway.Attachments[0]?.VpcId;
    if (attached !== undefined) {
      // AWS's words, as public transcripts of Terraform show.
      throw new AwsError(
        'Resource.AlreadyAssociated',
        `resource ${id} is already attached to network ${attached}`,
      );
    }
    if (attachedGateway(region, vpcId)) {
      // As above.
      throw new AwsError(
        'InvalidParameterValue',
        `Network ${vpcId} already has an internet gateway attached`,
      );
    }
    internetGateways(region).put(id, {
      ...gateway,
      // A gateway's attachment is `available`, not `attached`, although the type says otherwise.
      Attachments: [{ State: 'available' as 'attached', VpcId: vpcId }],
    });
    return {};
  },
});
