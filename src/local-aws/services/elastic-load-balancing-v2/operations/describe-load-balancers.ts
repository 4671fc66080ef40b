import {
  DescribeLoadBalancers$,
  type DescribeLoadBalancersCommandInput,
  type DescribeLoadBalancersCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import { operation } from '../../../core/operation.ts';
import { loadBalancerNotFound, validationError } from '../errors.ts';
import { loadBalancers, type LoadBalancerRecord } from '../load-balancers/load-balancers.ts';
import { page } from '../paging.ts';
import { read } from '../permissions.ts';

export const describeLoadBalancers = operation<
  DescribeLoadBalancersCommandInput,
  DescribeLoadBalancersCommandOutput
>(DescribeLoadBalancers$, {
  permissions: read('DescribeLoadBalancers'),
  run(input, region) {
    const asked = askedFor(region, input);
    const { items, next } = page(asked, ({ loadBalancer }) => loadBalancer.LoadBalancerArn, input);
    return {
      LoadBalancers: items.map(({ loadBalancer }) => loadBalancer),
      ...(next !== undefined && { NextMarker: next }),
    };
  },
});

// --- internal ---

function askedFor(
  region: Region,
  { LoadBalancerArns: arns, Names: names }: DescribeLoadBalancersCommandInput,
): LoadBalancerRecord[] {
  const all = loadBalancers(region);
  if (arns?.length && names?.length) {
    // A guess at the wording.
    throw validationError('You cannot specify both load balancer names and load balancer ARNs');
  }
  const asked = arns?.length ? arns : names;
  if (!asked?.length) return all.all();
  const found = asked.map((each) => (arns?.length ? all.get(each) : all.by('name', each)[0]));
  const missing = asked.filter((_each, index) => found[index] === undefined);
  if (missing.length > 0) throw loadBalancerNotFound(...missing);
  return found as LoadBalancerRecord[];
}
