import {
  DeleteTargetGroup$,
  ResourceInUseException$,
  type DeleteTargetGroupCommandInput,
  type DeleteTargetGroupCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { on } from '../permissions.ts';
import { rulesTo } from '../listeners/rules.ts';
import { requireTargetGroup, targetGroups } from '../targets/target-groups.ts';
import { removeTargets } from '../targets/targets.ts';

/** Refused while a listener or a rule forwards to the group. */
export const deleteTargetGroup = operation<
  DeleteTargetGroupCommandInput,
  DeleteTargetGroupCommandOutput
>(DeleteTargetGroup$, {
  permissions: ({ TargetGroupArn }) => [on('DeleteTargetGroup', TargetGroupArn)],
  run({ TargetGroupArn: arn = '' }, region) {
    requireTargetGroup(region, arn);
    if (rulesTo(region, arn).length > 0) {
      // AWS's words: https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3037
      throw awsError(
        ResourceInUseException$,
        `Target group '${arn}' is currently in use by a listener or a rule`,
      );
    }
    removeTargets(region, arn);
    targetGroups(region).delete(arn);
    return {};
  },
});
