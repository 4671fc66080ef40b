import {
  CreateLogGroup$,
  InvalidParameterException$,
  ResourceAlreadyExistsException$,
  type CreateLogGroupCommandInput,
  type CreateLogGroupCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { logGroupArn, logGroups } from '../groups/log-groups.ts';
import { onLogGroup, onTags } from '../permissions.ts';
import { checkTags } from '../tags.ts';
import { check, checkGroupName } from '../validation.ts';

/** Makes a log group, whose events stay for ever until it has a retention policy. */
export const createLogGroup = operation<CreateLogGroupCommandInput, CreateLogGroupCommandOutput>(
  CreateLogGroup$,
  {
    permissions({ logGroupName = '', tags }, region) {
      const create = onLogGroup('CreateLogGroup', logGroupName, region);
      return tags
        ? [create, onTags('TagResource', logGroupArn(region, logGroupName), tags)]
        : [create];
    },
    run(input, region) {
      const { logGroupName: name = '', kmsKeyId, tags = {}, logGroupClass = 'STANDARD' } = input;
      checkGroupName('logGroupName', name);
      check('logGroupClass', logGroupClass, {
        oneOf: ['STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY'],
      });
      if (input.tags) checkTags(input.tags);
      if (name.startsWith('aws/')) {
        // The rule is in the API reference; the wording is a guess.
        throw awsError(InvalidParameterException$, 'Log group names cannot start with aws/');
      }
      if (logGroups(region).has(name)) {
        // https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_groups.snapshot.json
        throw awsError(ResourceAlreadyExistsException$, 'The specified log group already exists');
      }
      logGroups(region).put(name, {
        logGroupName: name,
        creationTime: region.now,
        logGroupClass,
        // The class for deliveries keeps everything for two days, whatever is asked.
        retentionInDays: logGroupClass === 'DELIVERY' ? 2 : undefined,
        kmsKeyId,
        deletionProtectionEnabled: input.deletionProtectionEnabled ?? false,
        tags,
      });
      return {};
    },
  },
);
