import constraints from '../../wire/constraint-models/logs.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { createLogGroup } from './operations/create-log-group.ts';
import { createLogStream } from './operations/create-log-stream.ts';
import { deleteLogGroup } from './operations/delete-log-group.ts';
import { deleteLogStream } from './operations/delete-log-stream.ts';
import { deleteRetentionPolicy } from './operations/delete-retention-policy.ts';
import { describeLogGroups } from './operations/describe-log-groups.ts';
import { describeLogStreams } from './operations/describe-log-streams.ts';
import { filterLogEvents } from './operations/filter-log-events.ts';
import { getLogEvents } from './operations/get-log-events.ts';
import { inventory } from './inventory.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { listTagsLogGroup } from './operations/list-tags-log-group.ts';
import { logGroups } from './groups/log-groups.ts';
import { putLogEvents } from './operations/put-log-events.ts';
import { putLogGroupDeletionProtection } from './operations/put-log-group-deletion-protection.ts';
import { putRetentionPolicy } from './operations/put-retention-policy.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { invalid } from './validation.ts';

/** Amazon CloudWatch Logs: log groups, their streams, and the lines that containers write. */
export const logs: Service = {
  id: 'logs',
  protocol: 'awsJson1_1',
  target: 'Logs_20140328',
  version: '2014-03-28',
  xmlNamespace: '',
  operations: [
    createLogGroup,
    createLogStream,
    deleteLogGroup,
    deleteLogStream,
    deleteRetentionPolicy,
    describeLogGroups,
    describeLogStreams,
    filterLogEvents,
    getLogEvents,
    listTagsForResource,
    listTagsLogGroup,
    putLogEvents,
    putLogGroupDeletionProtection,
    putRetentionPolicy,
    tagResource,
    untagResource,
  ],
  constraints,
  tagsOf: (arn, region) => logGroups(region).get(arn.split(':')[6] ?? '')?.tags,
  ownWords: {
    // "Invalid LogGroup or LogStream, both must have length less than or equal to 512."
    LogGroupName: ['max'],
    LogStreamName: ['max'],
    // AWS lists three of the four classes.
    LogGroupClass: ['oneOf'],
  },
  invalid,
  inventory,
};
