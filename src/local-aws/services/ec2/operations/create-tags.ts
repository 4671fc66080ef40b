import {
  CreateTags$,
  type CreateTagsCommandInput,
  type CreateTagsCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';
import { ec2Operation } from '../ec2-operation.ts';
import { requestTags } from '../permissions.ts';
import { tagPermissions } from '../tagging/tag-permissions.ts';
import { requireTaggable } from '../tagging/taggable.ts';
import { checkedTags, requireTagCount } from '../tagging/tags.ts';

/** Adds tags, or gives those that are there another value. All resources get them, or none. */
export const createTags = ec2Operation<CreateTagsCommandInput, CreateTagsCommandOutput>(
  CreateTags$,
  {
    permissions: ({ Resources = [], Tags = [] }, region) =>
      tagPermissions(region, 'CreateTags', Resources, requestTags(Tags)),
    run({ Resources = [], Tags = [] }, region) {
      const reserved = Tags.find(({ Key = '' }) => Key.toLowerCase().startsWith('aws:'));
      if (reserved) {
        // AWS's own words: https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/5120
        throw new AwsError(
          'InvalidParameterValue',
          `Value ( ${reserved.Key} ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal use`,
        );
      }
      const added = checkedTags(Tags);
      for (const id of Resources) {
        const resource = requireTaggable(region, id);
        const kept = resource.tags.filter((tag) => !added.some(({ Key }) => Key === tag.Key));
        const tags = [...kept, ...added];
        requireTagCount(tags);
        resource.setTags(tags);
      }
      return {};
    },
  },
);
