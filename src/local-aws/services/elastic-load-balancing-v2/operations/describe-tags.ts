import {
  DescribeTags$,
  type DescribeTagsCommandInput,
  type DescribeTagsCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { operation } from '../../../core/operation.ts';
import { read } from '../permissions.ts';
import { requireTaggable } from '../taggable.ts';
import { check } from '../validation.ts';

/** The tags of up to 20 resources. */
export const describeTags = operation<DescribeTagsCommandInput, DescribeTagsCommandOutput>(
  DescribeTags$,
  {
    permissions: read('DescribeTags'),
    run({ ResourceArns = [] }, region) {
      check('resourceArns', ResourceArns, { max: 20 });
      return {
        TagDescriptions: ResourceArns.map((arn) => ({
          ResourceArn: arn,
          Tags: [...requireTaggable(region, arn).tags],
        })),
      };
    },
  },
);
