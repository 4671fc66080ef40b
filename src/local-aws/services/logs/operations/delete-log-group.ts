import {
  DeleteLogGroup$,
  ValidationException$,
  type DeleteLogGroupCommandInput,
  type DeleteLogGroupCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { logGroups, requireLogGroup } from '../groups/log-groups.ts';
import { onLogGroup } from '../permissions.ts';
import { removeLogStreamsOf } from '../events/remove-log-streams.ts';

/** Deletes a log group with all that was logged in it. */
export const deleteLogGroup = operation<DeleteLogGroupCommandInput, DeleteLogGroupCommandOutput>(
  DeleteLogGroup$,
  {
    permissions: ({ logGroupName }, region) => [onLogGroup('DeleteLogGroup', logGroupName, region)],
    run({ logGroupName = '' }, region) {
      const { deletionProtectionEnabled } = requireLogGroup(region, logGroupName);
      if (deletionProtectionEnabled) {
        // The API reference names the exception; the wording is a guess.
        throw awsError(
          ValidationException$,
          'The specified log group cannot be deleted because deletion protection is enabled.',
        );
      }
      removeLogStreamsOf(region, logGroupName);
      logGroups(region).delete(logGroupName);
      return {};
    },
  },
);
