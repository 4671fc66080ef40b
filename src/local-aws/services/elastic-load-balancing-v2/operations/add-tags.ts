import {
  AddTags$,
  type AddTagsCommandInput,
  type AddTagsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { on, tagContext } from '../permissions.ts';
import { requireTaggable } from '../taggable.ts';
import { checkTags, mergeTags } from '../tags.ts';

export const addTags = operation<AddTagsCommandInput, AddTagsCommandOutput>(AddTags$, {
  permissions: ({ ResourceArns = [], Tags }) =>
    ResourceArns.map((arn) => on('AddTags', arn, tagContext(Tags))),
  run({ ResourceArns = [], Tags = [] }, region) {
    checkTags(Tags);
    for (const arn of ResourceArns) {
      const { tags, setTags } = requireTaggable(region, arn);
      setTags(mergeTags(tags, Tags));
    }
    return {};
  },
});
