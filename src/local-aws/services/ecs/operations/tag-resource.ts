import {
  TagResource$,
  type TagResourceCommandInput,
  type TagResourceCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { requestTags } from '../../../policy/request-tags.ts';
import { clientException, invalidParameter } from '../errors.ts';
import { requireTaggable } from '../taggable.ts';
import { checkTags, mergeTags } from '../tags.ts';

export const tagResource = operation<TagResourceCommandInput, TagResourceCommandOutput>(
  TagResource$,
  {
    permissions: ({ resourceArn: resource = '', tags }) => [
      { action: 'ecs:TagResource', resource, context: requestTags({ tags }) },
    ],
    run({ resourceArn = '', tags = [] }, region) {
      // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/controls.json, of both kinds
      const refuse = /:task-definition\//.test(resourceArn) ? clientException : invalidParameter;
      checkTags(tags, refuse);
      const taggable = requireTaggable(region, resourceArn);
      const merged = mergeTags(taggable.tags, tags);
      checkTags(
        merged.filter(({ key }) => !key?.startsWith('aws:')),
        refuse,
      );
      taggable.write(merged);
      return {};
    },
  },
);
