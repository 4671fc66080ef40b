import {
  ListTags$,
  type ListTagsCommandInput,
  type ListTagsCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { requireFunction } from '../functions/functions.ts';
import { onFunction } from '../permissions.ts';

export const listTags = operation<ListTagsCommandInput, ListTagsCommandOutput>(ListTags$, {
  permissions: ({ Resource }, region) => [onFunction('ListTags', Resource, region)],
  run: ({ Resource = '' }, region) => ({ Tags: requireFunction(region, Resource).tags }),
});
