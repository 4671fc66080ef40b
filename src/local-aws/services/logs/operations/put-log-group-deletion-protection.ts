import {
  PutLogGroupDeletionProtection$,
  type PutLogGroupDeletionProtectionCommandInput,
  type PutLogGroupDeletionProtectionCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { operation } from '../../../core/operation.ts';
import { logGroupName, logGroups, requireLogGroup } from '../groups/log-groups.ts';
import { onLogGroup } from '../permissions.ts';

export const putLogGroupDeletionProtection = operation<
  PutLogGroupDeletionProtectionCommandInput,
  PutLogGroupDeletionProtectionCommandOutput
>(PutLogGroupDeletionProtection$, {
  permissions: ({ logGroupIdentifier = '' }, region) => [
    onLogGroup('PutLogGroupDeletionProtection', logGroupName(logGroupIdentifier), region),
  ],
  run({ logGroupIdentifier = '', deletionProtectionEnabled = false }, region) {
    const group = requireLogGroup(region, logGroupName(logGroupIdentifier));
    logGroups(region).put(group.logGroupName, { ...group, deletionProtectionEnabled });
    return {};
  },
});
