import {
  UntagResource$,
  type UntagResourceCommandInput,
  type UntagResourceCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { requestTags } from '../../../policy/request-tags.ts';
import { requireTaggable } from '../taggable.ts';

/** A key that is not there is no error. */
export const untagResource = operation<UntagResourceCommandInput, UntagResourceCommandOutput>(
  UntagResource$,
  {
    permissions: ({ resourceArn: resource = '', tagKeys }) => [
      { action: 'ecs:UntagResource', resource, context: requestTags({ tagKeys }) },
    ],
    run({ resourceArn = '', tagKeys = [] }, region) {
      const taggable = requireTaggable(region, resourceArn);
      taggable.write(taggable.tags.filter(({ key = '' }) => !tagKeys.includes(key)));
      return {};
    },
  },
);
