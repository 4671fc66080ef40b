import {
  DescribeTargetGroups$,
  type DescribeTargetGroupsCommandInput,
  type DescribeTargetGroupsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { targetGroupNotFound } from '../errors.ts';
import { requireLoadBalancer } from '../load-balancers/load-balancers.ts';
import { page } from '../paging.ts';
import { read } from '../permissions.ts';
import {
  loadBalancerArnsOf,
  shownTargetGroup,
  targetGroups,
  type TargetGroupRecord,
} from '../targets/target-groups.ts';

export const describeTargetGroups = operation<
  DescribeTargetGroupsCommandInput,
  DescribeTargetGroupsCommandOutput
>(DescribeTargetGroups$, {
  permissions: read('DescribeTargetGroups'),
  run(input, region) {
    const asked = askedFor(region, input);
    const { items, next } = page(asked, ({ targetGroup }) => targetGroup.TargetGroupArn, input);
    return {
      TargetGroups: items.map((record) => shownTargetGroup(region, record)),
      ...(next !== undefined && { NextMarker: next }),
    };
  },
});

// --- internal ---

function askedFor(
  region: Region,
  { LoadBalancerArn, TargetGroupArns: arns, Names: names }: DescribeTargetGroupsCommandInput,
): TargetGroupRecord[] {
  const all = targetGroups(region);
  if (LoadBalancerArn !== undefined) {
    requireLoadBalancer(region, LoadBalancerArn);
    return all
      .all()
      .filter(({ targetGroup }) =>
        loadBalancerArnsOf(region, targetGroup.TargetGroupArn).includes(LoadBalancerArn),
      );
  }
  const asked = arns?.length ? arns : names;
  if (!asked?.length) return all.all();
  return asked.map((each) => {
    const found = arns?.length ? all.get(each) : all.by('name', each)[0];
    // Plural even for one, as public transcripts show.
    if (!found) throw targetGroupNotFound();
    return found;
  });
}
