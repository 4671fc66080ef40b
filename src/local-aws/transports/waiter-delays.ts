import type { Service } from '../core/operation.ts';

/**
 * How long a client waits before it asks the same again, in milliseconds: as AWS's own waiters do, whose first wait is the
 * same in every SDK. Where several poll with one operation, the most patient of them counts.
 *
 * The SDK for JavaScript v3 then waits up to twice as long from poll to poll. If less time passed here, it would ask once
 * more, after up to a minute on the wall.
 *
 * @param polls how many polls of the same question came before
 */
export function delayBetweenPolls(service: Service, operation: string, polls: number): number {
  const first = WAITER_DELAYS[`${service.id}:${operation}`];
  if (first === undefined) return 1000 * USUAL;
  return 1000 * Math.min(first * 2 ** polls, LONGEST);
}

/** In seconds, as `minDelay` of the waiters in the SDK's clients says; a test compares. */
export const WAITER_DELAYS: Readonly<Record<string, number>> = {
  'cloudformation:DescribeStacks': 30,
  'ec2:DescribeInternetGateways': 5,
  'ec2:DescribeNatGateways': 15,
  'ec2:DescribeNetworkInterfaces': 20,
  'ec2:DescribeSecurityGroups': 5,
  'ec2:DescribeSubnets': 15,
  'ec2:DescribeVpcs': 15,
  'ecs:DescribeServices': 15,
  'ecs:DescribeTasks': 6,
  'elasticloadbalancing:DescribeLoadBalancers': 15,
  'elasticloadbalancing:DescribeTargetHealth': 15,
  'iam:GetPolicy': 1,
  'iam:GetRole': 1,
  'iam:GetUser': 1,
  'lambda:GetFunction': 1,
  'lambda:GetFunctionConfiguration': 5,
  'monitoring:DescribeAlarms': 5,
};

/** In seconds, as `maxDelay` of most waiters in the SDK's clients says; a test compares. */
export const LONGEST = 120;

// --- internal ---

/** For what AWS has no waiter, programs wait about as long as this. */
const USUAL = 5;
