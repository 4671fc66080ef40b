import {
  DeleteRule$,
  type DeleteRuleCommandInput,
  type DeleteRuleCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { on } from '../permissions.ts';
import { refuseDefault } from '../listeners/priorities.ts';
import { requireRule, rules } from '../listeners/rules.ts';

export const deleteRule = operation<DeleteRuleCommandInput, DeleteRuleCommandOutput>(DeleteRule$, {
  permissions: ({ RuleArn }) => [on('DeleteRule', RuleArn)],
  run({ RuleArn: arn = '' }, region) {
    refuseDefault(requireRule(region, arn), 'deleted');
    rules(region).delete(arn);
    return {};
  },
});
