import {
  DescribeAvailabilityZones$,
  type AvailabilityZone,
  type DescribeAvailabilityZonesCommandInput,
  type DescribeAvailabilityZonesCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { availabilityZones } from '../networks/availability-zones.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { onAnyResource } from '../permissions.ts';

export const describeAvailabilityZones = ec2Operation<
  DescribeAvailabilityZonesCommandInput,
  DescribeAvailabilityZonesCommandOutput
>(DescribeAvailabilityZones$, {
  permissions: onAnyResource('DescribeAvailabilityZones'),
  run({ ZoneNames = [], ZoneIds = [], Filters, ...rest }, region) {
    refuseMembers('a list of zones', rest, ['AllAvailabilityZones']);
    const zones = availabilityZones(region);
    const names = zones.map(({ ZoneName }) => ZoneName);
    const ids = zones.map(({ ZoneId }) => ZoneId);
    const unknown = [
      ...ZoneNames.filter((name) => !names.includes(name)),
      ...ZoneIds.filter((id) => !ids.includes(id)),
    ];
    if (unknown.length > 0) {
      // AWS's own words, as the tests of https://github.com/openshift/rosa quote them for a zone's name.
      throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${unknown[0]}]`);
    }
    const asked = zones.filter(
      ({ ZoneName, ZoneId }) =>
        (ZoneNames.length === 0 && ZoneIds.length === 0) ||
        ZoneNames.includes(ZoneName) ||
        ZoneIds.includes(ZoneId),
    );
    return { AvailabilityZones: matching(asked, Filters, FIELDS) };
  },
});

// --- internal ---

const FIELDS: FilterFields<AvailabilityZone> = {
  'group-name': (zone) => zone.GroupName,
  'opt-in-status': (zone) => zone.OptInStatus,
  'region-name': (zone) => zone.RegionName,
  state: (zone) => zone.State,
  'zone-id': (zone) => zone.ZoneId,
  'zone-name': (zone) => zone.ZoneName,
  'zone-type': (zone) => zone.ZoneType,
};
