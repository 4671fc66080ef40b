import {
  ListTagsForResource$,
  type ListTagsForResourceCommandInput,
  type ListTagsForResourceCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { operation } from '../../../core/operation.ts';
import { onTags } from '../permissions.ts';
import { requireTaggedGroup } from '../groups/tagged-group.ts';

export const listTagsForResource = operation<
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput
>(ListTagsForResource$, {
  permissions: ({ resourceArn }) => [onTags('ListTagsForResource', resourceArn)],
  run: ({ resourceArn = '' }, region) => ({ tags: requireTaggedGroup(region, resourceArn).tags }),
});
