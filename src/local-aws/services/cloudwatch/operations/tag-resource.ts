import {
  TagResource$,
  type TagResourceCommandInput,
  type TagResourceCommandOutput,
} from '@aws-sdk/client-cloudwatch';
import { operation } from '../../../core/operation.ts';
import { alarms } from '../alarms/alarms.ts';
import { invalidValue } from '../errors.ts';
import { tagContext } from '../permissions.ts';
import { requireTaggedAlarm } from '../alarms/tagged-alarm.ts';

export const tagResource = operation<TagResourceCommandInput, TagResourceCommandOutput>(
  TagResource$,
  {
    permissions: ({ ResourceARN = '*', Tags }) => [
      { action: 'cloudwatch:TagResource', resource: ResourceARN, context: tagContext(Tags) },
    ],
    run({ ResourceARN = '', Tags = [] }, region) {
      const record = requireTaggedAlarm(region, ResourceARN);
      const merged = new Map(record.tags.map((tag) => [tag.Key, tag]));
      for (const tag of Tags) merged.set(tag.Key, tag);
      // The limit is AWS's; the wording is a guess.
      if (merged.size > 50) throw invalidValue('A resource can have no more than 50 tags.');
      alarms(region).put(record.alarm.AlarmName, { ...record, tags: [...merged.values()] });
      return {};
    },
  },
);
