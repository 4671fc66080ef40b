import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import { targetGroups } from '../targets/target-groups.ts';
import { targetHealth, targetKey, targetsOf, type TargetRecord } from '../targets/targets.ts';

/**
 * The target group of a forward action for the next request: each has its share by weight. The shares are met evenly, with
 * no chance in it, so that they are right after a few requests already; on AWS they are drawn by lot.
 */
export function chooseGroup(
  region: Region,
  ruleArn: string,
  { ForwardConfig }: Action,
  wanted: string | undefined,
): string | undefined {
  const groups = (ForwardConfig?.TargetGroups ?? []).filter(
    ({ TargetGroupArn = '', Weight = 1 }) => Weight > 0 && targetGroups(region).has(TargetGroupArn),
  );
  const [first] = groups;
  if (!first) return undefined;
  if (groups.some(({ TargetGroupArn }) => TargetGroupArn === wanted)) return wanted;
  if (groups.length === 1) return first.TargetGroupArn;
  const total = groups.reduce((sum, { Weight = 1 }) => sum + Weight, 0);
  let place = evenly(region.account.ordinal('forwarded request', ruleArn)) * total;
  const chosen = groups.find(({ Weight = 1 }) => (place -= Weight) < 0);
  return (chosen ?? first).TargetGroupArn;
}

/**
 * The target of a group for the next request: the healthy ones take turns, or all where none is healthy. Undefined when
 * nothing is registered that could take it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function chooseTarget(
  region: Region,
  targetGroupArn: string,
  wanted: string | undefined,
): TargetRecord | undefined {
  const all = targetsOf(region, targetGroupArn).map((target) => ({
    target,
    state: targetHealth(region, targetGroupArn, target.ip, target.port).State,
  }));
  const healthy = all.filter(({ state }) => state === 'healthy');
  const open = healthy.length > 0 ? healthy : all.filter(({ state }) => state === 'unhealthy');
  if (open.length === 0) return undefined;
  const kept = open.find(({ target }) => keyOf(target) === wanted);
  if (kept) return kept.target;
  const turn = region.account.ordinal('request', targetGroupArn) - 1;
  return open[turn % open.length]!.target;
}

/** The name of a target in a cookie. */
export function keyOf({ targetGroupArn, ip, port }: TargetRecord): string {
  return targetKey(targetGroupArn, ip, port).split(' ').at(-1)!;
}

// --- internal ---

/** The n-th number of a sequence between 0 and 1 that fills every part of it evenly: multiples of the golden ratio. */
function evenly(n: number): number {
  return (n * ((Math.sqrt(5) - 1) / 2)) % 1;
}
