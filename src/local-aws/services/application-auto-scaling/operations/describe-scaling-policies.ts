import {
  DescribeScalingPolicies$,
  type Alarm,
  type DescribeScalingPoliciesCommandInput,
  type DescribeScalingPoliciesCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { alarms } from '../../cloudwatch/alarms/alarms.ts';
import { page } from '../paging.ts';
import { policies, type PolicyRecord } from '../scaling/scaling-policies.ts';

/** The policies that fit, each with the alarms that set it off. */
export const describeScalingPolicies = operation<
  DescribeScalingPoliciesCommandInput,
  DescribeScalingPoliciesCommandOutput
>(DescribeScalingPolicies$, {
  permissions: () => [{ action: 'application-autoscaling:DescribeScalingPolicies', resource: '*' }],
  run(input, region) {
    const { PolicyNames, ServiceNamespace, ResourceId, ScalableDimension } = input;
    const fitting = policies(region)
      .all()
      .filter(
        (policy) =>
          policy.ServiceNamespace === ServiceNamespace &&
          (PolicyNames?.includes(policy.PolicyName) ?? true) &&
          (ResourceId === undefined || policy.ResourceId === ResourceId) &&
          (ScalableDimension === undefined || policy.ScalableDimension === ScalableDimension),
      );
    const { items, next } = page(fitting, ({ PolicyARN }) => PolicyARN, input);
    return {
      ScalingPolicies: items.map((record) => {
        const { alarmNames: _names, scaledInAt: _in, scaledOutAt: _out, ...policy } = record;
        return { ...policy, Alarms: alarmsOf(region, record) };
      }),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});

// --- internal ---

function alarmsOf(region: Region, { PolicyARN }: PolicyRecord): Alarm[] {
  return alarms(region)
    .all()
    .filter(({ alarm }) => alarm.AlarmActions?.includes(PolicyARN))
    .map(({ alarm }) => ({ AlarmName: alarm.AlarmName, AlarmARN: alarm.AlarmArn }));
}
