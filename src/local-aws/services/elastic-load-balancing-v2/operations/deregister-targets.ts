import {
  DeregisterTargets$,
  type DeregisterTargetsCommandInput,
  type DeregisterTargetsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { refuseMembers } from '../../not-modelled.ts';
import { on } from '../permissions.ts';
import { requireTargetGroup } from '../targets/target-groups.ts';
import { deregisterTarget, targetsOf } from '../targets/targets.ts';

/** Takes targets out; one without a port is taken out at every port. What is not registered is passed over, as on AWS. */
export const deregisterTargets = operation<
  DeregisterTargetsCommandInput,
  DeregisterTargetsCommandOutput
>(DeregisterTargets$, {
  permissions: ({ TargetGroupArn }) => [on('DeregisterTargets', TargetGroupArn)],
  run({ TargetGroupArn: arn = '', Targets = [] }, region) {
    requireTargetGroup(region, arn);
    for (const target of Targets) {
      refuseMembers('a target', target, ['QuicServerId']);
      const { Id, Port } = target;
      const meant = targetsOf(region, arn).filter(
        ({ ip, port }) => ip === Id && (Port === undefined || port === Port),
      );
      for (const { ip, port } of meant) deregisterTarget(region, arn, ip, port);
    }
    return {};
  },
});
