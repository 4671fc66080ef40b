import type { Region } from '../../../core/account.ts';
import { forwardTo } from './actions.ts';
import { putRule } from './put-rule.ts';
import { requireRule } from './rules.ts';

/**
 * Makes a rule, the default rule of a listener included, forward to target groups by weight, as ECS does when it shifts
 * traffic. Throws RuleNotFoundException.
 */
export function setRuleWeights(
  region: Region,
  ruleArn: string,
  weights: readonly { targetGroupArn: string; weight: number }[],
): void {
  const record = requireRule(region, ruleArn);
  const forward = forwardTo({
    ...record.rule.Actions.find(({ Type }) => Type === 'forward')?.ForwardConfig,
    TargetGroups: weights.map(({ targetGroupArn, weight }) => ({
      TargetGroupArn: targetGroupArn,
      Weight: weight,
    })),
  });
  putRule(region, { ...record, rule: { ...record.rule, Actions: [forward] } });
}

/** The target groups that a rule forwards to now. Throws RuleNotFoundException. */
export function ruleWeights(
  region: Region,
  ruleArn: string,
): { targetGroupArn: string; weight: number }[] {
  const { rule } = requireRule(region, ruleArn);
  return rule.Actions.flatMap(({ ForwardConfig }) =>
    (ForwardConfig?.TargetGroups ?? []).map(({ TargetGroupArn = '', Weight = 1 }) => ({
      targetGroupArn: TargetGroupArn,
      weight: Weight,
    })),
  );
}
