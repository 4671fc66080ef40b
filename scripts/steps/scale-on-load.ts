import {
  DeleteScalingPolicyCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  type ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import { scalable } from '../../src/engine/scalable.ts';
import { defineStep, isAsAsked } from '../../src/engine/step.ts';
import { targetCpu } from '../inputs.ts';
import { registerScalableTarget } from './register-scalable-target.ts';

export const scaleOnLoad = defineStep({
  id: 'scale-on-load',
  title: 'Scale on load',
  kind: 'makes',
  billing: 'plus the tasks that it adds',
  needs: { registerScalableTarget },
  inputs: { targetCpu },
  // AWS makes the alarms with the policy, and the account pays for them.
  bills: [{ what: 'alarm', count: 2 }],
  why: {
    DescribeScalingPolicies: 'see whether the policy exists',
    PutScalingPolicy: 'say how busy the tasks should be',
    DeleteScalingPolicy: 'delete it, and with it the alarms that AWS made',
  },

  async find({ scaling, name }) {
    const { ServiceNamespace, ResourceId } = scalable(name);
    const PolicyNames = [`${name}-load`];
    const { ScalingPolicies } = await scaling.send(
      new DescribeScalingPoliciesCommand({ ServiceNamespace, ResourceId, PolicyNames }),
    );
    const found = ScalingPolicies?.[0];
    if (!found) return undefined;
    const policy: Partial<ScalingPolicy> = found;
    return { alarms: found.Alarms ?? [], policy };
  },

  async run({ scaling, name, inputs, report, retryUntilConsistent }, _needs, found) {
    const PolicyName = `${name}-load`;
    const policy = policyFor(inputs.targetCpu);
    const put = new PutScalingPolicyCommand({
      ...scalable(name),
      PolicyName,
      ...policy,
    });
    const { Alarms = [] } = await retryUntilConsistent(() => scaling.send(put));
    const change = found ? 'updated' : 'created';
    report(change, 'scaling policy', PolicyName);
    for (const { AlarmName } of Alarms) report(change, 'alarm', AlarmName!);
    return { alarms: Alarms, policy };
  },

  async undo({ scaling, name, report }, { alarms }) {
    const PolicyName = `${name}-load`;
    await scaling.send(
      new DeleteScalingPolicyCommand({ ...scalable(name), PolicyName }),
    );
    report('deleted', 'scaling policy', PolicyName);
    for (const { AlarmName } of alarms) report('gone', 'alarm', AlarmName!);
  },

  fits: ({ policy }, _needs, { targetCpu }) => isAsAsked(policy, policyFor(targetCpu)),
});

// #region policy
/** How busy the tasks should be, and a minute of patience after each change. */
function policyFor(TargetValue: number) {
  return {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      PredefinedMetricSpecification: {
        PredefinedMetricType: 'ECSServiceAverageCPUUtilization',
      },
      TargetValue,
      ScaleOutCooldown: 60,
      ScaleInCooldown: 60,
    },
  } as const;
}
// #endregion policy
