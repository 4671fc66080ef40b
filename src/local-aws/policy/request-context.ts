import type { Region } from '../core/account.ts';
import type { Context } from './conditions.ts';

/**
 * The condition keys of a request: those that IAM knows of every request, and those that are given. Keys are compared
 * without their case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function requestContext(
  region: Region,
  given: Record<string, string | readonly string[]>,
): Context {
  const known = {
    'aws:CurrentTime': region.date.toISOString(),
    'aws:EpochTime': String(Math.floor(region.now / 1000)),
    'aws:RequestedRegion': region.name,
    'aws:ResourceAccount': region.accountId,
    'aws:SecureTransport': 'true',
    'aws:ViaAWSService': 'false',
    ...given,
  };
  return new Map(
    Object.entries(known).map(([key, value]) => [key.toLowerCase(), [value].flat()] as const),
  );
}
