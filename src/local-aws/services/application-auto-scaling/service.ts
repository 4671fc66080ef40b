import constraints from '../../wire/constraint-models/application-autoscaling.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { ACTIVITY_TIMER, failActivity, followActivity } from './scaling/activities.ts';
import { deleteScalingPolicy } from './operations/delete-scaling-policy.ts';
import { deleteScheduledAction } from './operations/delete-scheduled-action.ts';
import { deregisterScalableTarget } from './operations/deregister-scalable-target.ts';
import { describeScalableTargets } from './operations/describe-scalable-targets.ts';
import { describeScalingActivities } from './operations/describe-scaling-activities.ts';
import { describeScalingPolicies } from './operations/describe-scaling-policies.ts';
import { describeScheduledActions } from './operations/describe-scheduled-actions.ts';
import { invalid } from './errors.ts';
import { inventory } from './inventory.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { putScalingPolicy } from './operations/put-scaling-policy.ts';
import { putScheduledAction } from './operations/put-scheduled-action.ts';
import { registerScalableTarget } from './operations/register-scalable-target.ts';
import { carryOutAction, SCHEDULE_TIMER } from './schedules/scheduled-actions.ts';
import { scalableTargets } from './scaling/scalable-targets.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';

/** Application Auto Scaling: of ECS services, by target tracking, by steps and by the clock. */
export const applicationAutoScaling: Service = {
  id: 'application-autoscaling',
  folder: 'application-auto-scaling',
  protocol: 'awsJson1_1',
  target: 'AnyScaleFrontendService',
  version: '2016-02-06',
  xmlNamespace: '',
  operations: [
    deleteScalingPolicy,
    deleteScheduledAction,
    deregisterScalableTarget,
    describeScalableTargets,
    describeScalingActivities,
    describeScalingPolicies,
    describeScheduledActions,
    listTagsForResource,
    putScalingPolicy,
    putScheduledAction,
    registerScalableTarget,
    tagResource,
    untagResource,
  ],
  constraints,
  ownWords: {},
  tagsOf: (arn, region) =>
    scalableTargets(region)
      .all()
      .find(({ target }) => target.ScalableTargetARN === arn)?.tags,
  invalid,
  inventory,
  timers: {
    [ACTIVITY_TIMER]: { run: followActivity, fail: failActivity },
    [SCHEDULE_TIMER]: { run: carryOutAction },
  },
};
