import {
  TagResource$,
  type TagResourceCommandInput,
  type TagResourceCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { requestTags } from '../../../policy/request-tags.ts';
import { invalidParameter } from '../errors.ts';
import { requireTaggable } from '../taggable.ts';
import { checkTags, mergeTags } from '../tags.ts';

export const tagResource = operation<TagResourceCommandInput, TagResourceCommandOutput>(
  TagResource$,
  {
    permissions: ({ resourceArn: resource = '', tags }) => [
      { action: 'ecs:TagResource', resource, context: requestTags({ tags }) },
    ],
    run({ resourceArn = '', tags = [] }, region) {
      checkTags(tags, invalidParameter);
      const taggable = requireTaggable(region, resourceArn);
      const merged = mergeTags(taggable.tags, tags);
      checkTags(
        merged.filter(({ key }) => !key?.startsWith('aws:')),
        invalidParameter,
      );
      taggable.write(merged);
      return {};
    },
  },
);
