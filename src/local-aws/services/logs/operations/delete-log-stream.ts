import {
  DeleteLogStream$,
  type DeleteLogStreamCommandInput,
  type DeleteLogStreamCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { operation } from '../../../core/operation.ts';
import { requireLogGroup } from '../groups/log-groups.ts';
import { requireLogStream } from '../events/log-streams.ts';
import { onLogStream } from '../permissions.ts';
import { removeLogStream } from '../events/remove-log-streams.ts';

/** Deletes a log stream with its events. */
export const deleteLogStream = operation<DeleteLogStreamCommandInput, DeleteLogStreamCommandOutput>(
  DeleteLogStream$,
  {
    permissions: ({ logGroupName, logStreamName }, region) => [
      onLogStream('DeleteLogStream', logGroupName, logStreamName, region),
    ],
    run({ logGroupName = '', logStreamName = '' }, region) {
      requireLogGroup(region, logGroupName);
      removeLogStream(region, requireLogStream(region, logGroupName, logStreamName));
      return {};
    },
  },
);
