import {
  ListTagsForResource$,
  type ListTagsForResourceCommandInput,
  type ListTagsForResourceCommandOutput,
} from '@aws-sdk/client-ecs';
import { operation } from '../../../core/operation.ts';
import { requireTaggable } from '../taggable.ts';

export const listTagsForResource = operation<
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput
>(ListTagsForResource$, {
  permissions: ({ resourceArn: resource = '' }) => [
    { action: 'ecs:ListTagsForResource', resource },
  ],
  run: ({ resourceArn = '' }, region) => ({
    tags: [...requireTaggable(region, resourceArn).tags],
  }),
});
