import {
  ListTagsForResource$,
  type ListTagsForResourceCommandInput,
  type ListTagsForResourceCommandOutput,
} from '@aws-sdk/client-budgets';
import { operation } from '../../../core/operation.ts';
import { requireTagged } from '../budgets/budgets.ts';

export const listTagsForResource = operation<
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput
>(ListTagsForResource$, {
  permissions: ({ ResourceARN = '*' }) => [
    { action: 'budgets:ListTagsForResource', resource: ResourceARN },
  ],
  run: ({ ResourceARN = '' }, region) => ({
    ResourceTags: [...requireTagged(region, ResourceARN).tags],
  }),
});
