import {
  UntagResource$,
  type UntagResourceCommandInput,
  type UntagResourceCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { requireTaggable } from '../taggable.ts';

/** A key that is not there is no error. */
export const untagResource = operation<UntagResourceCommandInput, UntagResourceCommandOutput>(
  UntagResource$,
  {
    permissions: ({ resourceArn: resource = '' }) => [{ action: 'ecs:UntagResource', resource }],
    run({ resourceArn = '', tagKeys = [] }, region) {
      const taggable = requireTaggable(region, resourceArn);
      taggable.write(taggable.tags.filter(({ key = '' }) => !tagKeys.includes(key)));
      return {};
    },
  },
);
