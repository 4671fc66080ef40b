import { ServiceQuotaExceededException$, type ResourceTag } from '@aws-sdk/client-budgets';
import { awsError } from '../../core/error.ts';
import { invalidParameter } from './errors.ts';

/**
 * The tags after some were added or changed. Throws InvalidParameterException for a key that only AWS may make, or that
 * comes twice, and ServiceQuotaExceededException beyond 50. The rules are AWS's; the wording is a guess.
 */
export function mergeTags(
  before: readonly ResourceTag[],
  added: readonly ResourceTag[],
): ResourceTag[] {
  if (added.some(({ Key = '' }) => /^aws:/i.test(Key))) {
    throw invalidParameter('Tag keys cannot start with aws:');
  }
  if (new Set(added.map(({ Key }) => Key)).size < added.length) {
    throw invalidParameter('Tag keys must be unique.');
  }
  const merged = new Map([...before, ...added].map((tag) => [tag.Key, tag]));
  if (merged.size > 50) {
    throw awsError(ServiceQuotaExceededException$, 'A resource can have no more than 50 tags.');
  }
  return [...merged.values()];
}
