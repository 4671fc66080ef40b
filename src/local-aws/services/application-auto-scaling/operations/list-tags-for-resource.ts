import {
  ListTagsForResource$,
  type ListTagsForResourceCommandInput,
  type ListTagsForResourceCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { operation } from '../../../core/operation.ts';
import { requireTagged } from '../tags.ts';

export const listTagsForResource = operation<
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput
>(ListTagsForResource$, {
  permissions: ({ ResourceARN = '*' }) => [
    { action: 'application-autoscaling:ListTagsForResource', resource: ResourceARN },
  ],
  run: ({ ResourceARN = '' }, region) => ({ Tags: { ...requireTagged(region, ResourceARN).tags } }),
});
