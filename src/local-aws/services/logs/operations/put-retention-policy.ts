import {
  PutRetentionPolicy$,
  type PutRetentionPolicyCommandInput,
  type PutRetentionPolicyCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { operation } from '../../../core/operation.ts';
import { logGroups, requireLogGroup } from '../groups/log-groups.ts';
import { onLogGroup } from '../permissions.ts';
import { RETENTION_DAYS } from '../groups/retention.ts';
import { check } from '../validation.ts';

export const putRetentionPolicy = operation<
  PutRetentionPolicyCommandInput,
  PutRetentionPolicyCommandOutput
>(PutRetentionPolicy$, {
  permissions: ({ logGroupName }, region) => [
    onLogGroup('PutRetentionPolicy', logGroupName, region),
  ],
  run({ logGroupName = '', retentionInDays }, region) {
    // AWS refuses other numbers with this code; that it lists the numbers in this order is a guess.
    check('retentionInDays', retentionInDays, { oneOf: RETENTION_DAYS });
    const group = requireLogGroup(region, logGroupName);
    logGroups(region).put(logGroupName, { ...group, retentionInDays });
    return {};
  },
});
