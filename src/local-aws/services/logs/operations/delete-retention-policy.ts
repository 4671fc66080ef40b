import {
  DeleteRetentionPolicy$,
  type DeleteRetentionPolicyCommandInput,
  type DeleteRetentionPolicyCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { operation } from '../../../core/operation.ts';
import { logGroups, requireLogGroup } from '../groups/log-groups.ts';
import { onLogGroup } from '../permissions.ts';

/** Events stay for ever again. */
export const deleteRetentionPolicy = operation<
  DeleteRetentionPolicyCommandInput,
  DeleteRetentionPolicyCommandOutput
>(DeleteRetentionPolicy$, {
  permissions: ({ logGroupName }, region) => [
    onLogGroup('DeleteRetentionPolicy', logGroupName, region),
  ],
  run({ logGroupName = '' }, region) {
    const group = requireLogGroup(region, logGroupName);
    logGroups(region).put(logGroupName, { ...group, retentionInDays: undefined });
    return {};
  },
});
