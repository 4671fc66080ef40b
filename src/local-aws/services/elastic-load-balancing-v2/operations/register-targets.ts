import {
  InvalidTargetException$,
  RegisterTargets$,
  type RegisterTargetsCommandInput,
  type RegisterTargetsCommandOutput,
  type TargetDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { blockOf, parseIpv4 } from '../../../core/ip-addresses.ts';
import { subnets, type SubnetRecord } from '../../ec2/networks/subnets.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import { on, toLookAtEc2 } from '../permissions.ts';
import { requireTargetGroup } from '../targets/target-groups.ts';
import { registerTarget } from '../targets/targets.ts';

export const registerTargets = operation<RegisterTargetsCommandInput, RegisterTargetsCommandOutput>(
  RegisterTargets$,
  {
    permissions: ({ TargetGroupArn }) => [
      on('RegisterTargets', TargetGroupArn),
      ...toLookAtEc2('RegisterTargets'),
    ],
    run({ TargetGroupArn: arn = '', Targets = [] }, region) {
      const { targetGroup } = requireTargetGroup(region, arn);
      // A guess at the wording.
      if (Targets.length === 0) throw validationError('Targets cannot be empty');
      if (targetGroup.TargetType !== 'ip') throw noInstances(Targets);
      for (const target of Targets) {
        refuseMembers('a target', target, ['QuicServerId']);
        const { Id: ip = '', Port: port = targetGroup.Port } = target;
        registerTarget(region, arn, ip, port, {
          zone: zoneOf(region, targetGroup.VpcId, target),
        });
      }
      return {};
    },
  },
);

// --- internal ---

// The account has no EC2 instances. AWS's words, as in public transcripts.
function noInstances(targets: readonly TargetDescription[]) {
  const ids = targets.map(({ Id }) => `'${Id}'`).join(', ');
  return awsError(InvalidTargetException$, `The following targets are not valid: ${ids}`);
}

/** An address is in a subnet of the group's VPC, or else `all` has to be said. The wording of the refusals is a guess. */
function zoneOf(region: Region, vpcId: string, target: TargetDescription): string {
  const { Id: ip = '', AvailabilityZone: asked } = target;
  if (parseIpv4(ip) === undefined) {
    throw validationError(`The IP address '${ip}' is not a valid IPv4 address`);
  }
  const subnet = subnetWith(region, vpcId, ip);
  if (subnet) {
    const zone = subnet.AvailabilityZone;
    if (asked === undefined || asked === zone) return zone;
    throw awsError(
      InvalidTargetException$,
      `The IP address '${ip}' is in the Availability Zone '${zone}', and not in '${asked}'`,
    );
  }
  if (asked === 'all') return asked;
  throw awsError(
    InvalidTargetException$,
    `The IP address '${ip}' is outside the VPC, so that its Availability Zone must be 'all'`,
  );
}

function subnetWith(region: Region, vpcId: string, ip: string): SubnetRecord | undefined {
  const number = parseIpv4(ip)!;
  return subnets(region)
    .by('vpc', vpcId)
    .find(({ CidrBlock }) => {
      const { first, size } = blockOf(CidrBlock);
      return number >= first && number < first + size;
    });
}
