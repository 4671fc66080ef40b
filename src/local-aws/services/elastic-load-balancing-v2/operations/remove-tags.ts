import {
  RemoveTags$,
  type RemoveTagsCommandInput,
  type RemoveTagsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { on } from '../permissions.ts';
import { requireTaggable } from '../taggable.ts';

export const removeTags = operation<RemoveTagsCommandInput, RemoveTagsCommandOutput>(RemoveTags$, {
  permissions: ({ ResourceArns = [], TagKeys = [] }) =>
    ResourceArns.map((arn) => on('RemoveTags', arn, { 'aws:TagKeys': TagKeys })),
  run({ ResourceArns = [], TagKeys = [] }, region) {
    for (const arn of ResourceArns) {
      const { tags, setTags } = requireTaggable(region, arn);
      setTags(tags.filter(({ Key = '' }) => !TagKeys.includes(Key)));
    }
    return {};
  },
});
