import type { Region } from '../../../core/account.ts';
import { rules, targetGroupsIn, type RuleRecord } from './rules.ts';
import { loadBalancerArnsOf } from '../targets/target-groups.ts';
import { startChecks } from '../targets/targets.ts';

/** Writes a rule, and begins to check the targets of the groups that no rule forwarded to before. */
export function putRule(region: Region, record: RuleRecord): RuleRecord {
  const groups = [...new Set(targetGroupsIn(record.rule.Actions))];
  const unused = groups.filter((arn) => loadBalancerArnsOf(region, arn).length === 0);
  const put = rules(region).put(record.rule.RuleArn, record);
  for (const arn of unused) startChecks(region, arn);
  return put;
}
