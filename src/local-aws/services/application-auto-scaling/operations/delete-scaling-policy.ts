import {
  DeleteScalingPolicy$,
  type DeleteScalingPolicyCommandInput,
  type DeleteScalingPolicyCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { operation } from '../../../core/operation.ts';
import { policyNotFound } from '../errors.ts';
import { findPolicy, removePolicy } from '../scaling/scaling-policies.ts';
import { checkScalable, onTarget } from '../scaling/scalable-targets.ts';

/** Deletes a policy. The alarms of target tracking go with it; those that you made for a step policy stay. */
export const deleteScalingPolicy = operation<
  DeleteScalingPolicyCommandInput,
  DeleteScalingPolicyCommandOutput
>(DeleteScalingPolicy$, {
  permissions: (input, region) => [onTarget('DeleteScalingPolicy', input, region)],
  run(input, region) {
    checkScalable(input);
    const { ResourceId = '', PolicyName = '' } = input;
    const policy = findPolicy(region, ResourceId, PolicyName);
    if (!policy) throw policyNotFound(input, PolicyName);
    removePolicy(region, policy);
    return {};
  },
});
