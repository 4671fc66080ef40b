import {
  ListTagsForResource$,
  type ListTagsForResourceCommandInput,
  type ListTagsForResourceCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { operation } from '../../../core/operation.ts';
import { requireTaggedAlarm } from '../alarms/tagged-alarm.ts';

export const listTagsForResource = operation<
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput
>(ListTagsForResource$, {
  permissions: ({ ResourceARN = '*' }) => [
    { action: 'cloudwatch:ListTagsForResource', resource: ResourceARN },
  ],
  run: ({ ResourceARN = '' }, region) => ({
    Tags: [...requireTaggedAlarm(region, ResourceARN).tags],
  }),
});
