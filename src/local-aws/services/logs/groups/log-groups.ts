import {
  ResourceNotFoundException$,
  type LogGroup,
  type LogGroupClass,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import type { Table } from '../../../core/table.ts';
import { checkGroupName } from '../validation.ts';

export interface LogGroupRecord {
  logGroupName: string;
  /** Milliseconds since 1970. */
  creationTime: number;
  logGroupClass: LogGroupClass;
  /** Days; without it events stay for ever, and cost. */
  retentionInDays: number | undefined;
  kmsKeyId: string | undefined;
  deletionProtectionEnabled: boolean;
  tags: Record<string, string>;
}

/** The log groups of a Region by name. */
export function logGroups(region: Region): Table<LogGroupRecord> {
  return region.table<LogGroupRecord>('logs/group');
}

/** Throws ResourceNotFoundException in AWS's words, or InvalidParameterException for a text that can be no name. */
export function requireLogGroup(region: Region, name: string): LogGroupRecord {
  checkGroupName('logGroupName', name);
  const group = logGroups(region).get(name);
  if (group) return group;
  // https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_events.snapshot.json
  throw awsError(ResourceNotFoundException$, 'The specified log group does not exist.');
}

/** The ARN by which a log group is tagged; most policies and replies name it with `:*` behind. */
export function logGroupArn(region: Region, name: string): string {
  return region.arn('logs', `log-group:${name}`);
}

/** The name in a log group's ARN, with or without `:*`, or the text itself. */
export function logGroupName(identifier: string): string {
  return /^arn:[^:]+:logs:[^:]*:\d*:log-group:([^:]+)(:\*)?$/.exec(identifier)?.[1] ?? identifier;
}

/** A log group as DescribeLogGroups sends it. */
export function describedGroup(region: Region, group: LogGroupRecord): LogGroup {
  const arn = logGroupArn(region, group.logGroupName);
  return {
    logGroupName: group.logGroupName,
    creationTime: group.creationTime,
    retentionInDays: group.retentionInDays,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    // AWS adds up what is stored some hours later, so that a new log group shows 0 however much was written.
    storedBytes: 0,
    kmsKeyId: group.kmsKeyId,
    logGroupClass: group.logGroupClass,
    logGroupArn: arn,
    deletionProtectionEnabled: group.deletionProtectionEnabled,
  };
}
