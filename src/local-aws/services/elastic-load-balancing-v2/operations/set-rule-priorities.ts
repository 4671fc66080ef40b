import {
  SetRulePriorities$,
  type SetRulePrioritiesCommandInput,
  type SetRulePrioritiesCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { validationError } from '../errors.ts';
import { on } from '../permissions.ts';
import { priorityInUse, refuseDefault } from '../listeners/priorities.ts';
import { requireRule, rules, rulesOf } from '../listeners/rules.ts';

/** Changes all the priorities of a call at once, so that two rules can trade places. */
export const setRulePriorities = operation<
  SetRulePrioritiesCommandInput,
  SetRulePrioritiesCommandOutput
>(SetRulePriorities$, {
  permissions: ({ RulePriorities = [] }) =>
    RulePriorities.map(({ RuleArn }) => on('SetRulePriorities', RuleArn)),
  run({ RulePriorities = [] }, region) {
    const wanted = new Map<string, number>();
    for (const { RuleArn: arn = '', Priority: priority = 0 } of RulePriorities) {
      refuseDefault(requireRule(region, arn), 'modified');
      if ([...wanted.values()].includes(priority)) {
        // AWS's words, as moto's tests hold them.
        throw validationError(`Priority '${priority}' was provided multiple times`);
      }
      wanted.set(arn, priority);
    }
    for (const [arn, priority] of wanted) {
      const isTaken = rulesOf(region, requireRule(region, arn).listenerArn).some(
        ({ rule }) => rule.Priority === String(priority) && !wanted.has(rule.RuleArn),
      );
      if (isTaken) throw priorityInUse(priority);
    }
    const changed = [...wanted].map(([arn, priority]) => {
      const record = requireRule(region, arn);
      const rule = { ...record.rule, Priority: String(priority) };
      return rules(region).put(arn, { ...record, rule }).rule;
    });
    return { Rules: changed };
  },
});
