import { InvalidParameterException$, TooManyTagsException$ } from '@aws-sdk/client-cloudwatch-logs';
import { awsError } from '../../core/error.ts';
import { check } from './validation.ts';

/** Throws InvalidParameterException when tags break the model. */
export function checkTags(tags: Record<string, string>): void {
  const keys = Object.keys(tags);
  check('tags', keys, { length: { min: 1, max: 50 } });
  for (const [key, value] of Object.entries(tags)) {
    check('tags', key, { length: { min: 1, max: 128 }, pattern: `${CHARACTERS}+` });
    check('tags', value, { length: { max: 256 }, pattern: `${CHARACTERS}*` });
  }
  if (keys.some((key) => /^aws:/i.test(key))) {
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

// --- internal ---

const CHARACTERS = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]';
