import {
  ModifyRule$,
  type ModifyRuleCommandInput,
  type ModifyRuleCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { notModelled } from '../../not-modelled.ts';
import { completeActions } from '../listeners/actions.ts';
import { completeConditions } from '../listeners/rule-conditions.ts';
import { validationError } from '../errors.ts';
import { requireListener } from '../listeners/listeners.ts';
import { on } from '../permissions.ts';
import { refuseDefault } from '../listeners/priorities.ts';
import { putRule } from '../listeners/put-rule.ts';
import { requireRule } from '../listeners/rules.ts';

/** Changes what is given; the rest stays. The default rule changes by ModifyListener alone. */
export const modifyRule = operation<ModifyRuleCommandInput, ModifyRuleCommandOutput>(ModifyRule$, {
  permissions: ({ RuleArn }) => [on('ModifyRule', RuleArn)],
  run({ RuleArn: arn = '', Conditions, Actions, Transforms, ResetTransforms }, region) {
    const record = requireRule(region, arn);
    refuseDefault(record, 'modified');
    if (Transforms?.length || ResetTransforms) throw notModelled('transforms of a rule');
    if (!Conditions && !Actions) {
      // AWS's words, as moto's tests hold them.
      throw validationError('Either conditions or actions must be specified');
    }
    const { listener } = requireListener(region, record.listenerArn);
    const { rule } = putRule(region, {
      ...record,
      rule: {
        ...record.rule,
        ...(Conditions && { Conditions: completeConditions(Conditions) }),
        ...(Actions && { Actions: completeActions(region, listener.LoadBalancerArn, Actions) }),
      },
    });
    return { Rules: [rule] };
  },
});
