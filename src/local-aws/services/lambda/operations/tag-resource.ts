import {
  TagResource$,
  type TagResourceCommandInput,
  type TagResourceCommandOutput,
} from '@aws-sdk/client-lambda';
import { operation } from '../../../core/operation.ts';
import { requireFunction } from '../functions/functions.ts';
import { onFunction, tagContext } from '../permissions.ts';
import { putTags } from '../tags.ts';

export const tagResource = operation<TagResourceCommandInput, TagResourceCommandOutput>(
  TagResource$,
  {
    permissions: ({ Resource, Tags }, region) => [
      onFunction('TagResource', Resource, region, tagContext(Tags)),
    ],
    run({ Resource = '', Tags = {} }, region) {
      const record = requireFunction(region, Resource);
      putTags(region, record, { ...record.tags, ...Tags });
      return {};
    },
  },
);
