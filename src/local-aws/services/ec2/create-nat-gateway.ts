import {
  CreateNatGateway$,
  type CreateNatGatewayCommandInput,
  type CreateNatGatewayCommandOutput,
} from '@aws-sdk/client-ec2';
import type { Region } from '../../core/account.ts';
import { AwsError } from '../../core/error.ts';
import { ec2Operation } from './ec2-operation.ts';
import { ELASTIC_ADDRESS, elasticAddresses, type AddressRecord } from './elastic-addresses.ts';
import { startNatGateway } from './nat-gateway-life.ts';
import { NAT_GATEWAY, natGateways, shownNatGateway } from './nat-gateways.ts';
import { creationPermissions, resourcePermission } from './permissions.ts';
import { isId, required } from './resource-ids.ts';
import { SUBNET, subnets } from './subnets.ts';
import { tagsIn } from './tags.ts';
import { refuseMembers } from './unsupported.ts';

/**
 * Begins to make a public NAT gateway. It is `pending` for a minute or two; it costs money by the hour from then on, and
 * for each gigabyte. Where the VPC has no internet gateway it becomes `failed`, and the call is answered well all the same.
 */
export const createNatGateway = ec2Operation<
  CreateNatGatewayCommandInput,
  CreateNatGatewayCommandOutput
>(CreateNatGateway$, {
  permissions: ({ SubnetId = '', AllocationId = '', TagSpecifications }, region) => [
    ...creationPermissions(region, 'CreateNatGateway', NAT_GATEWAY.type, TagSpecifications),
    resourcePermission(
      region,
      'CreateNatGateway',
      SUBNET,
      SubnetId,
      subnets(region).get(SubnetId)?.Tags,
    ),
    resourcePermission(
      region,
      'CreateNatGateway',
      ELASTIC_ADDRESS,
      AllocationId,
      elasticAddresses(region).get(AllocationId)?.Tags,
    ),
  ],
  run(input, region) {
    refuseMembers(
      input,
      'VpcId',
      'PrivateIpAddress',
      'SecondaryAllocationIds',
      'SecondaryPrivateIpAddresses',
      'SecondaryPrivateIpAddressCount',
      'AvailabilityZoneAddresses',
    );
    if (input.ConnectivityType === 'private') refuseMembers(input, 'ConnectivityType');
    if (input.AvailabilityMode === 'regional') refuseMembers(input, 'AvailabilityMode');
    const { SubnetId = '', ClientToken: token } = input;
    const made = natGateways(region)
      .all()
      .find(({ clientToken }) => token !== undefined && clientToken === token);
    if (made) return { NatGateway: shownNatGateway(made), ClientToken: token };
    const subnet = required(subnets(region), SubnetId, SUBNET);
    const address = freeAddress(region, input.AllocationId);
    const record = startNatGateway(region, subnet, address, {
      tags: tagsIn(input.TagSpecifications, NAT_GATEWAY.type),
      ...(token !== undefined && { clientToken: token }),
    });
    return {
      NatGateway: shownNatGateway(record),
      ...(token !== undefined && { ClientToken: token }),
    };
  },
});

// --- internal ---

function freeAddress(region: Region, id: string | undefined): AddressRecord {
  if (id === undefined) {
    // AWS's words, as public transcripts of Terraform show.
    throw new AwsError(
      'MissingParameter',
      'The request must include the AllocationId parameter. Add the required parameter and retry the request.',
    );
  }
  const address = isId(id, ELASTIC_ADDRESS)
    ? elasticAddresses(region).get(id)
    : required(elasticAddresses(region), id, ELASTIC_ADDRESS);
  if (!address) {
    // As above.
    throw new AwsError(
      'InvalidElasticIpID.NotFound',
      `Elastic IP address [${id}] could not be associated with this NAT gateway`,
    );
  }
  if (address.AssociationId !== undefined) {
    // As above.
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `Elastic IP address [${id}] is already associated`,
    );
  }
  return address;
}
