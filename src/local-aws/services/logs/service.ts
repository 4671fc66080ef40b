import constraints from '../../constraints/logs.json' with { type: 'json' };
import type { Service } from '../../core/operation.ts';
import { createLogGroup } from './create-log-group.ts';
import { createLogStream } from './create-log-stream.ts';
import { deleteLogGroup } from './delete-log-group.ts';
import { deleteLogStream } from './delete-log-stream.ts';
import { deleteRetentionPolicy } from './delete-retention-policy.ts';
import { describeLogGroups } from './describe-log-groups.ts';
import { describeLogStreams } from './describe-log-streams.ts';
import { filterLogEvents } from './filter-log-events.ts';
import { getLogEvents } from './get-log-events.ts';
import { inventory } from './inventory.ts';
import { listTagsForResource } from './list-tags-for-resource.ts';
import { logGroups } from './log-groups.ts';
import { putLogEvents } from './put-log-events.ts';
import { putLogGroupDeletionProtection } from './put-log-group-deletion-protection.ts';
import { putRetentionPolicy } from './put-retention-policy.ts';
import { tagResource } from './tag-resource.ts';
import { untagResource } from './untag-resource.ts';
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
    putLogEvents,
    putLogGroupDeletionProtection,
    putRetentionPolicy,
    tagResource,
    untagResource,
  ],
  constraints,
  tagsOf: (arn, region) => logGroups(region).get(arn.split(':')[6] ?? '')?.tags,
  invalid,
  inventory,
};
