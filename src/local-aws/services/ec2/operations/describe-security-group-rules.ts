import {
  DescribeSecurityGroupRules$,
  type DescribeSecurityGroupRulesCommandInput,
  type DescribeSecurityGroupRulesCommandOutput,
  type Filter,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';
import { isId, selected } from '../resource-ids.ts';
import { SECURITY_GROUP } from '../security-groups/security-groups.ts';
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
    checkGroupIds(Filters);
    const found = matching(rules, Filters, FIELDS, (rule) => rule.Tags);
    const { items, ...next } = page(found, MaxResults, NextToken);
    return { SecurityGroupRules: items, ...next };
  },
});

// --- internal ---

/** Here a filter is looked at as an id is: https://github.com/localstack/localstack/pull/9059 */
function checkGroupIds(filters: readonly Filter[] = []): void {
  for (const { Name, Values = [] } of filters) {
    const wrong = Name === 'group-id' && Values.find((id) => !isId(id, SECURITY_GROUP));
    if (typeof wrong !== 'string') continue;
    throw new AwsError(SECURITY_GROUP.malformed, `The security group ID '${wrong}' is malformed`);
  }
}

const FIELDS: FilterFields<SecurityGroupRuleRecord> = {
  'group-id': (rule) => rule.GroupId,
  'security-group-rule-id': (rule) => rule.SecurityGroupRuleId,
};
