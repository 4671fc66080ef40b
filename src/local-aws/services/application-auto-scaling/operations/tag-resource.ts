import {
  TagResource$,
  type TagResourceCommandInput,
  type TagResourceCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { operation } from '../../../core/operation.ts';
import { putTags, requireTagged, tagContext } from '../tags.ts';

export const tagResource = operation<TagResourceCommandInput, TagResourceCommandOutput>(
  TagResource$,
  {
    permissions: ({ ResourceARN = '*', Tags }) => [
      {
        action: 'application-autoscaling:TagResource',
        resource: ResourceARN,
        context: tagContext(Tags)!,
      },
    ],
    run({ ResourceARN = '', Tags = {} }, region) {
      const record = requireTagged(region, ResourceARN);
      putTags(region, record, { ...record.tags, ...Tags });
      return {};
    },
  },
);
