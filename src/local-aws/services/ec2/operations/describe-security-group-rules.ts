import {
  DescribeSecurityGroupRules$,
  type DescribeSecurityGroupRulesCommandInput,
  type DescribeSecurityGroupRulesCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';
import { selected } from '../resource-ids.ts';
import {
  SECURITY_GROUP_RULE,
  securityGroupRules,
  type SecurityGroupRuleRecord,
} from '../security-groups/security-group-rules.ts';

export const describeSecurityGroupRules = ec2Operation<
  DescribeSecurityGroupRulesCommandInput,
  DescribeSecurityGroupRulesCommandOutput
>(DescribeSecurityGroupRules$, {
  permissions: onAnyResource('DescribeSecurityGroupRules'),
  run({ SecurityGroupRuleIds, Filters, MaxResults, NextToken }, region) {
    const rules = selected(securityGroupRules(region), SecurityGroupRuleIds, SECURITY_GROUP_RULE);
    const found = matching(rules, Filters, FIELDS, (rule) => rule.Tags);
    const { items, ...next } = page(found, MaxResults, NextToken);
    return { SecurityGroupRules: items, ...next };
  },
});

// --- internal ---

const FIELDS: FilterFields<SecurityGroupRuleRecord> = {
  'group-id': (rule) => rule.GroupId,
  'security-group-rule-id': (rule) => rule.SecurityGroupRuleId,
};
