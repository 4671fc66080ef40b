import { InvalidParameterException$, TooManyTagsException$ } from '@aws-sdk/client-cloudwatch-logs';
import { awsError } from '../../core/error.ts';

/** Throws InvalidParameterException for a tag that only AWS may make. */
export function checkTags(tags: Record<string, string>): void {
  if (Object.keys(tags).some((key) => /^aws:/i.test(key))) {
    // The rule is in the API reference of TagResource; the wording is a guess.
    throw awsError(InvalidParameterException$, 'Tag keys cannot start with aws:');
  }
}

/** The tags after some were added or changed. Throws TooManyTagsException beyond 50; its wording is a guess. */
export function mergeTags(
  before: Record<string, string>,
  added: Record<string, string>,
): Record<string, string> {
  const merged = { ...before, ...added };
  if (Object.keys(merged).length > 50) {
    throw awsError(TooManyTagsException$, 'A resource can have no more than 50 tags.');
  }
  return merged;
}
