import constraints from '../../constraints/application-autoscaling.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { ACTIVITY_TIMER, followActivity } from './activities.ts';
import { deleteScalingPolicy } from './delete-scaling-policy.ts';
import { deregisterScalableTarget } from './deregister-scalable-target.ts';
import { describeScalableTargets } from './describe-scalable-targets.ts';
import { describeScalingActivities } from './describe-scaling-activities.ts';
import { describeScalingPolicies } from './describe-scaling-policies.ts';
import { invalid } from './errors.ts';
import { inventory } from './inventory.ts';
import { listTagsForResource } from './list-tags-for-resource.ts';
import { putScalingPolicy } from './put-scaling-policy.ts';
import { registerScalableTarget } from './register-scalable-target.ts';
import { tagResource } from './tag-resource.ts';
import { untagResource } from './untag-resource.ts';

/** Application Auto Scaling: of ECS services, by target tracking and by steps. */
export const applicationAutoScaling: Service = {
  id: 'application-autoscaling',
  folder: 'application-auto-scaling',
  protocol: 'awsJson1_1',
  target: 'AnyScaleFrontendService',
  version: '2016-02-06',
  xmlNamespace: '',
  operations: [
    deleteScalingPolicy,
    deregisterScalableTarget,
    describeScalableTargets,
    describeScalingActivities,
    describeScalingPolicies,
    listTagsForResource,
    putScalingPolicy,
    registerScalableTarget,
    tagResource,
    untagResource,
  ],
  constraints,
  invalid,
  inventory,
  timers: { [ACTIVITY_TIMER]: followActivity },
};
