import {
  DeleteTags$,
  type DeleteTagsCommandInput,
  type DeleteTagsCommandOutput,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { requestTags } from '../permissions.ts';
import { tagPermissions } from '../tagging/tag-permissions.ts';
import { requireTaggable } from '../tagging/taggable.ts';

/**
 * A tag given with a value goes only if it has that value, one without goes whatever its value. Without any tags in the
 * request all go. A tag that is not there is no error.
 */
export const deleteTags = ec2Operation<DeleteTagsCommandInput, DeleteTagsCommandOutput>(
  DeleteTags$,
  {
    permissions: ({ Resources = [], Tags = [] }, region) =>
      tagPermissions(region, 'DeleteTags', Resources, requestTags(Tags)),
    run({ Resources = [], Tags }, region) {
      for (const id of Resources) {
        const resource = requireTaggable(region, id);
        const goes = (tag: { Key?: string | undefined; Value?: string | undefined }) =>
          !Tags ||
          Tags.some(
            ({ Key, Value }) => Key === tag.Key && (Value === undefined || Value === tag.Value),
          );
        resource.setTags(resource.tags.filter((tag) => !goes(tag)));
      }
      return {};
    },
  },
);
