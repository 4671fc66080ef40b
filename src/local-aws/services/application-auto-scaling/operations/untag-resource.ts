import {
  UntagResource$,
  type UntagResourceCommandInput,
  type UntagResourceCommandOutput,
} from '@aws-sdk/client-application-auto-scaling';
import { operation } from '../../../core/operation.ts';
import { putTags, requireTagged } from '../tags.ts';

export const untagResource = operation<UntagResourceCommandInput, UntagResourceCommandOutput>(
  UntagResource$,
  {
    permissions: ({ ResourceARN = '*', TagKeys = [] }) => [
      {
        action: 'application-autoscaling:UntagResource',
        resource: ResourceARN,
        context: { 'aws:TagKeys': TagKeys },
      },
    ],
    run({ ResourceARN = '', TagKeys = [] }, region) {
      const record = requireTagged(region, ResourceARN);
      const kept = Object.entries(record.tags).filter(([key]) => !TagKeys.includes(key));
      putTags(region, record, Object.fromEntries(kept));
      return {};
    },
  },
);
