import { InvalidParameterException$, ValidationException$ } from '@aws-sdk/client-cloudwatch-logs';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { logGroupName, requireLogGroup, type LogGroupRecord } from './log-groups.ts';

/** The two ways in which newer operations name a log group. */
export interface NamesLogGroup {
  logGroupName?: string | undefined;
  /** A name or an ARN. */
  logGroupIdentifier?: string | undefined;
}

/** The name in either way, for permissions. */
export function nameOf(input: NamesLogGroup): string {
  return input.logGroupName ?? logGroupName(input.logGroupIdentifier ?? '');
}

/** The log group that a request names in one of two ways. Throws when it names none, two, or one that is not there. */
export function requireNamedLogGroup(region: Region, input: NamesLogGroup): LogGroupRecord {
  if (input.logGroupName !== undefined && input.logGroupIdentifier !== undefined) {
    // Recorded: https://github.com/localstack/localstack/blob/main/tests/aws/services/logs/test_logs_streams.snapshot.json
    throw awsError(
      ValidationException$,
      'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
    );
  }
  if (input.logGroupName === undefined && input.logGroupIdentifier === undefined) {
    // The wording is a guess.
    throw awsError(
      InvalidParameterException$,
      'Either logGroupName or logGroupIdentifier must be given.',
    );
  }
  return requireLogGroup(region, nameOf(input));
}
