import type { Tag, TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { targetGroupNotFound } from '../errors.ts';
import type { HealthCheck } from './health-check-settings.ts';
import { listeners } from '../listeners/listeners.ts';
import { rulesTo } from '../listeners/rules.ts';
import { checkArn } from '../validation.ts';

/** A target group, without the load balancers that use it, which are counted when it is asked for. */
export interface TargetGroupRecord {
  targetGroup: Omit<TargetGroup, 'LoadBalancerArns'> &
    HealthCheck & {
      TargetGroupArn: string;
      TargetGroupName: string;
      Port: number;
      VpcId: string;
    };
  /** The attributes that were changed. */
  attributes: Record<string, string>;
  tags: Tag[];
}

/** The target groups of a Region by ARN. */
export function targetGroups(region: Region): Table<TargetGroupRecord> {
  return region.table<TargetGroupRecord>('elasticloadbalancing/target-group', {
    name: ({ targetGroup }) => targetGroup.TargetGroupName,
  });
}

/** Throws TargetGroupNotFoundException, or ValidationError for a text that is no ARN of one. */
export function requireTargetGroup(region: Region, arn: string): TargetGroupRecord {
  checkArn(arn, 'target group');
  const record = targetGroups(region).get(arn);
  if (!record) throw targetGroupNotFound(arn);
  return record;
}

/** The load balancers that forward to a target group by one of their rules: one at most, on AWS too. */
export function loadBalancerArnsOf(region: Region, targetGroupArn: string): string[] {
  const arns = rulesTo(region, targetGroupArn).map(
    ({ listenerArn }) => listeners(region).get(listenerArn)!.listener.LoadBalancerArn,
  );
  return [...new Set(arns)];
}

/** A target group as it is shown. */
export function shownTargetGroup(region: Region, { targetGroup }: TargetGroupRecord): TargetGroup {
  return {
    ...targetGroup,
    LoadBalancerArns: loadBalancerArnsOf(region, targetGroup.TargetGroupArn),
  };
}
