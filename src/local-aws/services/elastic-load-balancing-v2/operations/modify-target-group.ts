import {
  ModifyTargetGroup$,
  type ModifyTargetGroupCommandInput,
  type ModifyTargetGroupCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { completeHealthCheck } from '../targets/health-check-settings.ts';
import { on } from '../permissions.ts';
import { requireTargetGroup, shownTargetGroup, targetGroups } from '../targets/target-groups.ts';

/** Changes how the targets of a group are checked. Nothing else of a group can be changed. */
export const modifyTargetGroup = operation<
  ModifyTargetGroupCommandInput,
  ModifyTargetGroupCommandOutput
>(ModifyTargetGroup$, {
  permissions: ({ TargetGroupArn }) => [on('ModifyTargetGroup', TargetGroupArn)],
  run(input, region) {
    const record = requireTargetGroup(region, input.TargetGroupArn ?? '');
    const { targetGroup } = record;
    const settings = completeHealthCheck(input, targetGroup);
    const changed = targetGroups(region).put(targetGroup.TargetGroupArn, {
      ...record,
      targetGroup: { ...targetGroup, ...settings },
    });
    return { TargetGroups: [shownTargetGroup(region, changed)] };
  },
});
