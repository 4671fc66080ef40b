import {
  DeleteNatGateway$,
  type DeleteNatGatewayCommandInput,
  type DeleteNatGatewayCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { endNatGateway } from '../routing/nat-gateway-life.ts';
import { NAT_GATEWAY, natGateways } from '../routing/nat-gateways.ts';
import { resourcePermission } from '../permissions.ts';

/** Its address stays in the account, and costs money until it is released. */
export const deleteNatGateway = ec2Operation<
  DeleteNatGatewayCommandInput,
  DeleteNatGatewayCommandOutput
>(DeleteNatGateway$, {
  permissions: ({ NatGatewayId: id = '' }, region) => [
    resourcePermission(
      region,
      'DeleteNatGateway',
      NAT_GATEWAY,
      id,
      natGateways(region).get(id)?.Tags,
    ),
  ],
  run({ NatGatewayId: id = '' }, region) {
    const record = natGateways(region).get(id);
    if (!record || record.State === 'deleted') {
      // The code is AWS's, as the Terraform provider expects it; the words are a guess.
      throw new AwsError('NatGatewayNotFound', `NatGateway ${id} was not found`);
    }
    if (record.State !== 'deleting') endNatGateway(region, record);
    return { NatGatewayId: id };
  },
});
