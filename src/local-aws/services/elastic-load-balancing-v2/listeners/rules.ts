import type { Action, Rule, Tag } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Region } from '../../../core/account.ts';
import type { Table } from '../../../core/table.ts';
import { ruleNotFound } from '../errors.ts';
import { checkArn } from '../validation.ts';

/** A rule of a listener. The default rule, whose priority is `default`, has no conditions and comes last. */
export interface RuleRecord {
  rule: Rule & { RuleArn: string; Priority: string; Actions: Action[]; IsDefault: boolean };
  listenerArn: string;
  tags: Tag[];
}

/** The rules of a Region by ARN. */
export function rules(region: Region): Table<RuleRecord> {
  return region.table<RuleRecord>('elasticloadbalancing/rule', {
    listener: ({ listenerArn }) => listenerArn,
  });
}

export function rulesOf(region: Region, listenerArn: string): RuleRecord[] {
  return rules(region).by('listener', listenerArn);
}

export function defaultRuleOf(region: Region, listenerArn: string): RuleRecord {
  return rulesOf(region, listenerArn).find(({ rule }) => rule.IsDefault)!;
}

/** Throws RuleNotFoundException, or ValidationError for a text that is no ARN of one. */
export function requireRule(region: Region, arn: string): RuleRecord {
  checkArn(arn, 'listener rule');
  const record = rules(region).get(arn);
  if (!record) throw ruleNotFound();
  return record;
}

/** The target groups that actions forward to. */
export function targetGroupsIn(actions: readonly Action[]): string[] {
  return actions.flatMap(({ ForwardConfig }) =>
    (ForwardConfig?.TargetGroups ?? []).map(({ TargetGroupArn = '' }) => TargetGroupArn),
  );
}

/** The rules that forward to a target group. */
export function rulesTo(region: Region, targetGroupArn: string): RuleRecord[] {
  return rules(region)
    .all()
    .filter(({ rule }) => targetGroupsIn(rule.Actions).includes(targetGroupArn));
}

/** The ARN of a new rule of a listener. */
export function newRuleArn(region: Region, listenerArn: string): string {
  const id = region.hex(16, 'listener-rule', listenerArn);
  return `${listenerArn.replace(':listener/', ':listener-rule/')}/${id}`;
}
