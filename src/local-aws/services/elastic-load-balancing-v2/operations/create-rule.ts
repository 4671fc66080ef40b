import {
  CreateRule$,
  type CreateRuleCommandInput,
  type CreateRuleCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { refuseMembers } from '../../not-modelled.ts';
import { operation } from '../../../core/operation.ts';
import { completeActions } from '../listeners/actions.ts';
import { completeConditions } from '../listeners/rule-conditions.ts';
import { requireListener } from '../listeners/listeners.ts';
import { toCreateInside } from '../permissions.ts';
import { priorityInUse } from '../listeners/priorities.ts';
import { putRule } from '../listeners/put-rule.ts';
import { newRuleArn, rulesOf } from '../listeners/rules.ts';
import { checkTags } from '../tags.ts';

export const createRule = operation<CreateRuleCommandInput, CreateRuleCommandOutput>(CreateRule$, {
  permissions: ({ ListenerArn = '*', Tags }) => toCreateInside('CreateRule', ListenerArn, Tags),
  run(input, region) {
    const { ListenerArn: listenerArn = '', Priority: priority = 0, Tags: tags = [] } = input;
    const { listener } = requireListener(region, listenerArn);
    checkTags(input.Tags);
    refuseMembers('a rule', input, ['Transforms']);
    const conditions = completeConditions(input.Conditions ?? []);
    const actions = completeActions(region, listener.LoadBalancerArn, input.Actions ?? []);
    const isTaken = rulesOf(region, listenerArn).some(
      ({ rule }) => rule.Priority === String(priority),
    );
    if (isTaken) throw priorityInUse(priority);
    const { rule } = putRule(region, {
      rule: {
        RuleArn: newRuleArn(region, listenerArn),
        Priority: String(priority),
        Conditions: conditions,
        Actions: actions,
        IsDefault: false,
      },
      listenerArn,
      tags,
    });
    return { Rules: [rule] };
  },
});
