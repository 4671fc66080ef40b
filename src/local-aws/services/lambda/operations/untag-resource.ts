import {
  UntagResource$,
  type UntagResourceCommandInput,
  type UntagResourceCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { requireFunction } from '../functions/functions.ts';
import { onFunction } from '../permissions.ts';
import { putTags } from '../tags.ts';

export const untagResource = operation<UntagResourceCommandInput, UntagResourceCommandOutput>(
  UntagResource$,
  {
    permissions: ({ Resource, TagKeys = [] }, region) => [
      onFunction('UntagResource', Resource, region, { 'aws:TagKeys': TagKeys }),
    ],
    run({ Resource = '', TagKeys = [] }, region) {
      const record = requireFunction(region, Resource);
      const kept = Object.entries(record.tags).filter(([key]) => !TagKeys.includes(key));
      putTags(region, record, Object.fromEntries(kept));
      return {};
    },
  },
);
