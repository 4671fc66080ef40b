import {
  CreateLogStream$,
  ResourceAlreadyExistsException$,
  type CreateLogStreamCommandInput,
  type CreateLogStreamCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { requireLogGroup } from '../groups/log-groups.ts';
import { logStreams, makeLogStream, streamKey } from '../events/log-streams.ts';
import { onLogStream } from '../permissions.ts';
import { checkNameLength } from '../validation.ts';

export const createLogStream = operation<CreateLogStreamCommandInput, CreateLogStreamCommandOutput>(
  CreateLogStream$,
  {
    permissions: ({ logGroupName, logStreamName }, region) => [
      onLogStream('CreateLogStream', logGroupName, logStreamName, region),
    ],
    run({ logGroupName = '', logStreamName = '' }, region) {
      checkNameLength(logStreamName);
      requireLogGroup(region, logGroupName);
      if (logStreams(region).has(streamKey(logGroupName, logStreamName))) {
        // Recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_streams.snapshot.json
        throw awsError(ResourceAlreadyExistsException$, 'The specified log stream already exists');
      }
      makeLogStream(region, logGroupName, logStreamName);
      return {};
    },
  },
);
