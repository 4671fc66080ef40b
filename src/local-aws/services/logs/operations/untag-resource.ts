import {
  UntagResource$,
  type UntagResourceCommandInput,
  type UntagResourceCommandOutput,
} from '@aws-sdk/client-cloudwatch-logs';
import { operation } from '../../../core/operation.ts';
import { logGroups } from '../groups/log-groups.ts';
import { onTags } from '../permissions.ts';
import { requireTaggedGroup } from '../groups/tagged-group.ts';

/** A key that the log group does not have is no error. */
export const untagResource = operation<UntagResourceCommandInput, UntagResourceCommandOutput>(
  UntagResource$,
  {
    permissions: ({ resourceArn, tagKeys = [] }) => [
      {
        ...onTags('UntagResource', resourceArn),
        ...(tagKeys.length > 0 && { context: { 'aws:TagKeys': tagKeys } }),
      },
    ],
    run({ resourceArn = '', tagKeys = [] }, region) {
      const group = requireTaggedGroup(region, resourceArn);
      const left = Object.entries(group.tags).filter(([key]) => !tagKeys.includes(key));
      logGroups(region).put(group.logGroupName, { ...group, tags: Object.fromEntries(left) });
      return {};
    },
  },
);
