import {
  UntagResource$,
  type UntagResourceCommandInput,
  type UntagResourceCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { operation } from '../../../core/operation.ts';
import { alarms } from '../alarms/alarms.ts';
import { requireTaggedAlarm } from '../alarms/tagged-alarm.ts';

export const untagResource = operation<UntagResourceCommandInput, UntagResourceCommandOutput>(
  UntagResource$,
  {
    permissions: ({ ResourceARN = '*', TagKeys = [] }) => [
      {
        action: 'cloudwatch:UntagResource',
        resource: ResourceARN,
        context: { 'aws:TagKeys': TagKeys },
      },
    ],
    run({ ResourceARN = '', TagKeys = [] }, region) {
      const record = requireTaggedAlarm(region, ResourceARN);
      const tags = record.tags.filter(({ Key = '' }) => !TagKeys.includes(Key));
      alarms(region).put(record.alarm.AlarmName, { ...record, tags });
      return {};
    },
  },
);
