import { ResourceNotFoundException$ } from '@aws-sdk/client-cloudwatch-logs';
import type { Region } from '../../../core/account.ts';
import { awsError } from '../../../core/error.ts';
import { logGroupArn, logGroups, type LogGroupRecord } from './log-groups.ts';

/**
 * The log group of an ARN without `:*`, as the tagging operations want it. Throws ResourceNotFoundException; that AWS
 * words it as for a name is a guess.
 */
export function requireTaggedGroup(region: Region, resourceArn: string): LogGroupRecord {
  const group = logGroups(region)
    .all()
    .find(({ logGroupName }) => logGroupArn(region, logGroupName) === resourceArn);
  if (group) return group;
  throw awsError(ResourceNotFoundException$, 'The specified log group does not exist.');
}
