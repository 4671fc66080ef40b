import {
  DescribeTargetHealth$,
  type DescribeTargetHealthCommandInput,
  type DescribeTargetHealthCommandOutput,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { read } from '../permissions.ts';
import { requireTargetGroup, type TargetGroupRecord } from '../targets/target-groups.ts';
import { targetHealth, targetKey, targets, targetsOf } from '../targets/targets.ts';

/** The health of all targets of a group, or of those that are named, registered or not. */
export const describeTargetHealth = operation<
  DescribeTargetHealthCommandInput,
  DescribeTargetHealthCommandOutput
>(DescribeTargetHealth$, {
  permissions: read('DescribeTargetHealth'),
  run({ TargetGroupArn: arn = '', Targets, ...rest }, region) {
    refuseMembers('the health of targets', rest, ['Include']);
    const group = requireTargetGroup(region, arn);
    const asked = Targets?.length
      ? Targets.map(({ Id = '', Port }) => ({ ip: Id, port: Port ?? group.targetGroup.Port }))
      : targetsOf(region, arn);
    return {
      TargetHealthDescriptions: asked.map(({ ip, port }) => described(region, group, ip, port)),
    };
  },
});

// --- internal ---

function described(
  region: Region,
  { targetGroup }: TargetGroupRecord,
  ip: string,
  port: number,
): TargetHealthDescription {
  const { TargetGroupArn: arn, HealthCheckPort: checked } = targetGroup;
  const zone = targets(region).get(targetKey(arn, ip, port))?.zone;
  return {
    Target: { Id: ip, Port: port, ...(zone !== undefined && { AvailabilityZone: zone }) },
    // Of a target that is not registered, too: https://github.com/getmoto/moto/pull/7773
    HealthCheckPort: checked === 'traffic-port' ? String(port) : checked,
    TargetHealth: targetHealth(region, arn, ip, port),
    AdministrativeOverride: {
      State: 'no_override',
      Reason: 'AdministrativeOverride.NoOverride',
      Description: 'No override is currently active on target',
    },
  };
}
