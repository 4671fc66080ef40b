import {
  DescribeLogGroups$,
  InvalidParameterException$,
  type LogGroup,
  type DescribeLogGroupsCommandInput,
  type DescribeLogGroupsCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Region } from '../../../core/account.ts';
import { AwsError, awsError } from '../../../core/error.ts';
import { operation } from '../../../core/operation.ts';
import { listPage } from '../../list-page.ts';
import {
  describedGroup,
  logGroupName,
  logGroups,
  type LogGroupRecord,
} from '../groups/log-groups.ts';
import { checkGroupName, invalidToken } from '../validation.ts';

/** The log groups of a Region by name, 50 a page. */
export const describeLogGroups = operation<
  DescribeLogGroupsCommandInput,
  DescribeLogGroupsCommandOutput
>(DescribeLogGroups$, {
  permissions: () => [{ action: 'logs:DescribeLogGroups', resource: '*' }],
  run(input, region) {
    const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, limit = 50 } = input;
    requireServed(input);
    checkGroupName('logGroupNamePrefix', prefix);
    if (prefix !== undefined && pattern !== undefined) {
      // Recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_groups.snapshot.json
      throw awsError(
        InvalidParameterException$,
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      );
    }
    const named = input.logGroupIdentifiers?.map(logGroupName);
    const matching = logGroups(region)
      .all()
      .filter(
        (group) =>
          group.logGroupName.startsWith(prefix ?? '') &&
          group.logGroupName.includes(pattern ?? '') &&
          (named?.includes(group.logGroupName) ?? true) &&
          (input.logGroupClass ?? group.logGroupClass) === group.logGroupClass,
      );
    const { items, next } = listPage(matching, (group) => group.logGroupName, {
      token: input.nextToken,
      size: limit,
      invalidToken,
    });
    const view = pattern === undefined ? describedGroup : foundByPattern;
    return { logGroups: items.map((group) => view(region, group)), nextToken: next };
  },
});

// --- internal ---

/** A search by pattern leaves two members out, as the same recording shows. */
function foundByPattern(region: Region, group: LogGroupRecord): LogGroup {
  return {
    ...describedGroup(region, group),
    storedBytes: undefined,
    deletionProtectionEnabled: undefined,
  };
}

function requireServed(input: DescribeLogGroupsCommandInput): void {
  if (!input.includeLinkedAccounts && !input.accountIdentifiers?.length) return;
  throw new AwsError(
    'NotImplemented',
    'The local AWS has one account: DescribeLogGroups cannot look into linked accounts.',
    501,
  );
}
