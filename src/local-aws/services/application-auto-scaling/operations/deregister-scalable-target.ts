import {
  DeregisterScalableTarget$,
  type DeregisterScalableTargetCommandInput,
  type DeregisterScalableTargetCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { operation } from '../../../core/operation.ts';
import { targetNotFound } from '../errors.ts';
import { removeScheduledAction, scheduledActions } from '../schedules/scheduled-actions.ts';
import { policiesOf, removePolicy } from '../scaling/scaling-policies.ts';
import { checkScalable, onTarget, scalableTargets } from '../scaling/scalable-targets.ts';

/** Takes a target out, with its scheduled actions, its policies, and the alarms that AWS made for them. */
export const deregisterScalableTarget = operation<
  DeregisterScalableTargetCommandInput,
  DeregisterScalableTargetCommandOutput
>(DeregisterScalableTarget$, {
  permissions: (input, region) => [onTarget('DeregisterScalableTarget', input, region)],
  run(input, region) {
    checkScalable(input);
    const id = input.ResourceId!;
    if (!scalableTargets(region).has(id)) throw targetNotFound(input);
    for (const policy of policiesOf(region, id)) removePolicy(region, policy);
    for (const action of scheduledActions(region).by('resource', id)) {
      removeScheduledAction(region, action);
    }
    scalableTargets(region).delete(id);
    return {};
  },
});
