import type { AvailabilityZone } from '@aws-sdk/client-ec2';
import type { Region } from '../../../core/account.ts';

/** The Availability Zones of a Region: always three here, `a` to `c`, whatever the Region has on AWS. */
export function availabilityZones(
  region: Region,
): (AvailabilityZone & { ZoneName: string; ZoneId: string })[] {
  return ['a', 'b', 'c'].map((letter, index) => ({
    OptInStatus: 'opt-in-not-required',
    Messages: [],
    RegionName: region.name,
    ZoneName: `${region.name}${letter}`,
    ZoneId: `${shortName(region.name)}-az${index + 1}`,
    GroupName: `${region.name}-zg-1`,
    NetworkBorderGroup: region.name,
    ZoneType: 'availability-zone',
    State: 'available',
  }));
}

// --- internal ---

// `us-east-1` is `use1`, `ap-southeast-2` is `apse2`, `us-gov-west-1` is `usgw1`: AWS's scheme for zone ids.
function shortName(region: string): string {
  const [area = '', ...rest] = region.split('-');
  const number = rest.pop() ?? '';
  const initials = rest.map((word) => word.replace(/^(north|south)(east|west)$/, '$1-$2'));
  return `${area}${initials
    .join('-')
    .split('-')
    .map((word) => word[0] ?? '')
    .join('')}${number}`;
}
