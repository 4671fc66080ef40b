import {
  PutScalingPolicy$,
  type PutScalingPolicyCommandInput,
  type PutScalingPolicyCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { removeAlarm } from '../../cloudwatch/alarms/remove-alarm.ts';
import { alarmArn } from '../../cloudwatch/alarms/alarms.ts';
import { notModelled, refuseMembers } from '../../not-modelled.ts';
import { checkStepScaling, checkTracking, metricText } from '../scaling/check-policy.ts';
import { validation } from '../errors.ts';
import { requireResolution } from '../scaling/high-resolution.ts';
import {
  findPolicy,
  policies,
  policiesOf,
  type PolicyRecord,
} from '../scaling/scaling-policies.ts';
import { onTarget, requireTarget } from '../scaling/scalable-targets.ts';
import { putTrackingAlarms } from '../scaling/tracking-alarms.ts';

/** Makes or changes a policy. A target tracking policy brings its alarms along; a step policy waits for yours. */
export const putScalingPolicy = operation<
  PutScalingPolicyCommandInput,
  PutScalingPolicyCommandOutput
>(PutScalingPolicy$, {
  permissions: (input, region) => [onTarget('PutScalingPolicy', input, region)],
  run(input, region) {
    requireTarget(region, input);
    const before = findPolicy(region, input.ResourceId!, input.PolicyName!);
    const type = input.PolicyType ?? before?.PolicyType ?? 'StepScaling';
    const record = recordOf(region, input, type, before);
    if (type === 'StepScaling') {
      checkStepScaling(record.StepScalingPolicyConfiguration);
      for (const name of before?.alarmNames ?? []) removeAlarm(region, name);
      policies(region).put(record.PolicyARN, { ...record, alarmNames: [] });
      return { PolicyARN: record.PolicyARN, Alarms: [] };
    }
    const tracking = record.TargetTrackingScalingPolicyConfiguration;
    checkTracking(tracking);
    requireResolution(region, record);
    refuseSecond(region, record);
    const alarmNames = putTrackingAlarms(region, record);
    policies(region).put(record.PolicyARN, { ...record, alarmNames });
    return { PolicyARN: record.PolicyARN, Alarms: shownAlarms(region, alarmNames) };
  },
});

/** The alarms that AWS made for a policy, as it shows them. */
function shownAlarms(region: Region, names: readonly string[]) {
  return names.map((name) => ({ AlarmName: name, AlarmARN: alarmArn(region, name) }));
}

// --- internal ---

function recordOf(
  region: Region,
  input: PutScalingPolicyCommandInput,
  type: string,
  before: PolicyRecord | undefined,
): PolicyRecord {
  if (type !== 'StepScaling' && type !== 'TargetTrackingScaling') {
    throw notModelled(`scaling policies of type ${type}`);
  }
  refuseMembers(`a policy of type ${type}`, input, [
    'PredictiveScalingPolicyConfiguration',
    type === 'StepScaling'
      ? 'TargetTrackingScalingPolicyConfiguration'
      : 'StepScalingPolicyConfiguration',
  ]);
  const { ResourceId: id = '', PolicyName: name = '' } = input;
  const step = input.StepScalingPolicyConfiguration ?? before?.StepScalingPolicyConfiguration;
  const tracking =
    input.TargetTrackingScalingPolicyConfiguration ??
    before?.TargetTrackingScalingPolicyConfiguration;
  return {
    PolicyARN:
      before?.PolicyARN ??
      region.arn(
        'autoscaling',
        `scalingPolicy:${region.uuid('scaling-policy', `${id} ${name}`)}:resource/ecs/${id}:policyName/${name}`,
      ),
    PolicyName: name,
    ServiceNamespace: 'ecs',
    ResourceId: id,
    ScalableDimension: 'ecs:service:DesiredCount',
    PolicyType: type,
    ...(type === 'StepScaling' && step && { StepScalingPolicyConfiguration: step }),
    ...(type === 'TargetTrackingScaling' &&
      tracking && { TargetTrackingScalingPolicyConfiguration: tracking }),
    CreationTime: before?.CreationTime ?? region.date,
    alarmNames: before?.alarmNames ?? [],
  };
}

function refuseSecond(region: Region, record: PolicyRecord): void {
  const metric = metricText(record.TargetTrackingScalingPolicyConfiguration);
  const isTaken = policiesOf(region, record.ResourceId).some(
    (each) =>
      each.PolicyARN !== record.PolicyARN &&
      each.PolicyType === 'TargetTrackingScaling' &&
      metricText(each.TargetTrackingScalingPolicyConfiguration) === metric,
  );
  if (!isTaken) return;
  // AWS's words, as in public transcripts of Terraform and CloudFormation.
  throw validation(
    'Only one TargetTrackingScaling policy for a given metric specification is allowed.',
  );
}
