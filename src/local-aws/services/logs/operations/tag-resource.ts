import {
  TagResource$,
  type TagResourceCommandInput,
  type TagResourceCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { operation } from '../../../core/operation.ts';
import { logGroups } from '../groups/log-groups.ts';
import { onTags } from '../permissions.ts';
import { requireTaggedGroup } from '../groups/tagged-group.ts';
import { checkTags, mergeTags } from '../tags.ts';

export const tagResource = operation<TagResourceCommandInput, TagResourceCommandOutput>(
  TagResource$,
  {
    permissions: ({ resourceArn, tags }) => [onTags('TagResource', resourceArn, tags)],
    run({ resourceArn = '', tags = {} }, region) {
      checkTags(tags);
      const group = requireTaggedGroup(region, resourceArn);
      logGroups(region).put(group.logGroupName, { ...group, tags: mergeTags(group.tags, tags) });
      return {};
    },
  },
);
