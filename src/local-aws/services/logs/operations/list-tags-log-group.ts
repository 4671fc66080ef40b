import {
  ListTagsLogGroup$,
  type ListTagsLogGroupCommandInput,
  type ListTagsLogGroupCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { operation } from '../../../core/operation.ts';
import { logGroupArn, requireLogGroup } from '../groups/log-groups.ts';
import { onTags } from '../permissions.ts';

/** The tags of a log group by its name: older clients ask so, in the place of ListTagsForResource. */
export const listTagsLogGroup = operation<
  ListTagsLogGroupCommandInput,
  ListTagsLogGroupCommandOutput
>(ListTagsLogGroup$, {
  permissions: ({ logGroupName = '' }, region) => [
    onTags('ListTagsLogGroup', logGroupArn(region, logGroupName)),
  ],
  run: ({ logGroupName = '' }, region) => ({ tags: requireLogGroup(region, logGroupName).tags }),
});
