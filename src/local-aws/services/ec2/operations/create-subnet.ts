import {
  CreateSubnet$,
  type CreateSubnetCommandInput,
  type CreateSubnetCommandOutput,
} from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';
import { AwsError } from '../../../core/error.ts';
import { blockOf, canonicalCidr } from '../../../core/ip-addresses.ts';
import { availabilityZones } from '../networks/availability-zones.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { makeSubnet } from '../networks/make-subnet.ts';
import { freeAddresses } from '../interfaces/network-interfaces.ts';
import { requestTags, resourcePermission, tagOnCreate } from '../permissions.ts';
import { SUBNET, subnets } from '../networks/subnets.ts';
import { tagsIn } from '../tagging/tags.ts';
import { refuseOthers } from '../../not-modelled.ts';
import { requireVpc, VPC, vpcs, type VpcRecord } from '../networks/vpcs.ts';

export const createSubnet = ec2Operation<CreateSubnetCommandInput, CreateSubnetCommandOutput>(
  CreateSubnet$,
  {
    permissions: ({ VpcId = '', TagSpecifications = [] }, region) => [
      {
        action: 'ec2:CreateSubnet',
        resource: region.arn('ec2', 'subnet/*'),
        context: requestTags(TagSpecifications.flatMap(({ Tags = [] }) => Tags)),
      },
      resourcePermission(region, 'CreateSubnet', VPC, VpcId, vpcs(region).get(VpcId)?.Tags),
      ...tagOnCreate(region, 'CreateSubnet', SUBNET.type, TagSpecifications),
    ],
    run(input, region) {
      refuseOthers('a subnet', input, [
        'VpcId',
        'CidrBlock',
        'AvailabilityZone',
        'AvailabilityZoneId',
        'TagSpecifications',
        'DryRun',
      ]);
      const { VpcId = '', CidrBlock = '', TagSpecifications } = input;
      const vpc = requireVpc(region, VpcId);
      const subnet = makeSubnet(region, {
        vpcId: VpcId,
        cidr: blockIn(region, vpc, CidrBlock),
        zone: zoneOf(region, input),
        isDefault: false,
        tags: tagsIn(TagSpecifications, SUBNET.type),
      });
      const AvailableIpAddressCount = freeAddresses(region, subnet.SubnetId);
      return { Subnet: { ...subnet, AvailableIpAddressCount } };
    },
  },
);

// --- internal ---

// The words are those of https://github.com/getmoto/moto/blob/master/moto/ec2/exceptions.py, which follows AWS.
function blockIn(region: Region, vpc: VpcRecord, text: string): string {
  const cidr = canonicalCidr(text, 4);
  if (cidr === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    );
  }
  const [inner, outer] = [blockOf(cidr), blockOf(vpc.CidrBlock)];
  const isInside =
    inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
  if (!isInside || inner.size < 16) {
    throw new AwsError('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`);
  }
  const overlaps = subnets(region)
    .by('vpc', vpc.VpcId)
    .map(({ CidrBlock }) => blockOf(CidrBlock))
    .some(({ first, size }) => inner.first < first + size && first < inner.first + inner.size);
  if (overlaps) {
    throw new AwsError(
      'InvalidSubnet.Conflict',
      `The CIDR '${text}' conflicts with another subnet`,
    );
  }
  return cidr;
}

/** The zone that a request names by name or id; the first one when it names none, where AWS picks one itself. */
function zoneOf(
  region: Region,
  { AvailabilityZone: name, AvailabilityZoneId: id }: CreateSubnetCommandInput,
): { ZoneName: string; ZoneId: string } {
  const zones = availabilityZones(region);
  const zone = zones.find(
    ({ ZoneName, ZoneId }) => ZoneName === (name ?? ZoneName) && ZoneId === (id ?? ZoneId),
  );
  if (zone) return zone;
  // AWS's own words for a zone's name: https://github.com/hashicorp/terraform/issues/3434
  const names = zones.map(({ ZoneName }) => ZoneName).join(', ');
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${name ?? id}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${names}.`,
  );
}
