import {
  DescribeRules$,
  type DescribeRulesCommandInput,
  type DescribeRulesCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { validationError } from '../errors.ts';
import { requireListener } from '../listeners/listeners.ts';
import { page } from '../paging.ts';
import { read } from '../permissions.ts';
import { rank } from '../listeners/priorities.ts';
import { requireRule, rulesOf } from '../listeners/rules.ts';

/** The rules of a listener in the order in which it tries them, the default rule last; or rules by their ARNs. */
export const describeRules = operation<DescribeRulesCommandInput, DescribeRulesCommandOutput>(
  DescribeRules$,
  {
    permissions: read('DescribeRules'),
    run(input, region) {
      const { ListenerArn: listenerArn, RuleArns: arns } = input;
      if ((listenerArn === undefined) === !arns?.length) {
        // A guess at the wording.
        throw validationError('You must specify either listener rule ARNs or a listener ARN');
      }
      if (listenerArn !== undefined) requireListener(region, listenerArn);
      const asked = arns?.length
        ? arns.map((arn) => requireRule(region, arn))
        : rulesOf(region, listenerArn!);
      const keyOf = (record: (typeof asked)[number]) => `${rank(record)} ${record.rule.RuleArn}`;
      const { items, next } = page(asked, keyOf, input);
      return {
        Rules: items.map(({ rule }) => rule),
        ...(next !== undefined && { NextMarker: next }),
      };
    },
  },
);
