import {
  DescribeTags$,
  type DescribeTagsCommandInput,
  type DescribeTagsCommandOutput,
  type TagDescription,
} from '@aws-sdk/client-ec2';
import { ec2Operation } from '../ec2-operation.ts';
import { matching, type FilterFields } from '../filters.ts';
import { page } from '../paging.ts';
import { onAnyResource } from '../permissions.ts';
import { taggables } from '../tagging/taggable.ts';

export const describeTags = ec2Operation<DescribeTagsCommandInput, DescribeTagsCommandOutput>(
  DescribeTags$,
  {
    permissions: onAnyResource('DescribeTags'),
    run({ Filters, MaxResults, NextToken }, region) {
      const tags = taggables(region).flatMap(({ id, kind, tags }) =>
        tags.map(({ Key, Value }) => ({
          Key,
          Value,
          ResourceId: id,
          ResourceType: kind.type as TagDescription['ResourceType'],
        })),
      );
      const found = matching(tags, Filters, FIELDS, (tag) => [tag]);
      const { items, ...next } = page(found, MaxResults, NextToken);
      return { Tags: items, ...next };
    },
  },
);

// --- internal ---

const FIELDS: FilterFields<TagDescription> = {
  key: (tag) => tag.Key,
  'resource-id': (tag) => tag.ResourceId,
  'resource-type': (tag) => tag.ResourceType,
  value: (tag) => tag.Value,
};
