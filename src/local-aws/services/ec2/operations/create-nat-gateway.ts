import {
  CreateNatGateway$,
  type CreateNatGatewayCommandInput,
  type CreateNatGatewayCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import {
  ELASTIC_ADDRESS,
  elasticAddresses,
  type AddressRecord,
} from '../routing/elastic-addresses.ts';
import { startFailingNatGateway, startNatGateway } from '../routing/nat-gateway-life.ts';
import {
  NAT_GATEWAY,
  natGateways,
  shownNatGateway,
  type NatFailure,
} from '../routing/nat-gateways.ts';
import { creationPermissions, resourcePermission } from '../permissions.ts';
import { isId, required } from '../resource-ids.ts';
import { SUBNET, subnets } from '../networks/subnets.ts';
import { tagsIn } from '../tagging/tags.ts';
import { notModelled, refuseMembers } from '../../not-modelled.ts';

/**
 * Begins to make a public NAT gateway. It is `pending` for a minute or two; it costs money by the hour from then on,
 * and for each gigabyte. Where its address cannot be had, or its VPC has no internet gateway, it becomes `failed`, and
 * the call is answered well all the same.
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
    refuseMembers('a NAT gateway', input, [
      'VpcId',
      'PrivateIpAddress',
      'SecondaryAllocationIds',
      'SecondaryPrivateIpAddresses',
      'SecondaryPrivateIpAddressCount',
      'AvailabilityZoneAddresses',
    ]);
    if (input.ConnectivityType === 'private')
      throw notModelled('ConnectivityType private of a NAT gateway');
    if (input.AvailabilityMode === 'regional')
      throw notModelled('AvailabilityMode regional of a NAT gateway');
    const { SubnetId = '', ClientToken: token } = input;
    const made = natGateways(region)
      .all()
      .find(({ clientToken }) => token !== undefined && clientToken === token);
    if (made) return { NatGateway: shownNatGateway(made), ClientToken: token };
    const subnet = required(subnets(region), SubnetId, SUBNET);
    const options = {
      tags: tagsIn(input.TagSpecifications, NAT_GATEWAY.type),
      ...(token !== undefined && { clientToken: token }),
    };
    const id = requireAllocationId(input.AllocationId);
    const address = elasticAddresses(region).get(id);
    const record =
      address && address.AssociationId === undefined
        ? startNatGateway(region, subnet, address, options)
        : startFailingNatGateway(region, subnet, id, {
            ...options,
            failure: failureOf(id, address),
          });
    return {
      NatGateway: shownNatGateway(record),
      ...(token !== undefined && { ClientToken: token }),
    };
  },
});

// --- internal ---

/** Throws MissingParameter, or InvalidAllocationID.Malformed. Whether the address is there shows later. */
function requireAllocationId(id: string | undefined): string {
  if (id === undefined) {
    // AWS's words, as a public end-to-end test against AWS expects them.
    throw new AwsError(
      'MissingParameter',
      'The request must include the AllocationId parameter. Add the required parameter and retry the request.',
    );
  }
  if (isId(id, ELASTIC_ADDRESS)) return id;
  throw new AwsError(ELASTIC_ADDRESS.malformed, `Invalid id: "${id}"`);
}

/**
 * The codes and the words are in https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html, read
 * 2026-11-25.
 */
function failureOf(id: string, address: AddressRecord | undefined): NatFailure {
  return address
    ? {
        code: 'Resource.AlreadyAssociated',
        message: `Elastic IP address [${id}] is already associated`,
      }
    : {
        code: 'InvalidAllocationID.NotFound',
        message: `Elastic IP address [${id}] could not be associated with this NAT gateway`,
      };
}
