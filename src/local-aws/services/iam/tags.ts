import { InvalidInputException$, LimitExceededException$, type Tag } from '@aws-sdk/client-iam';
import { awsError } from '../../core/error.ts';
import { invalid } from './validation.ts';

/** Throws InvalidInputException when two tags have the same key. */
export function checkTags(tags: readonly Tag[]): void {
  if (new Set(tags.map(({ Key = '' }) => Key.toLowerCase())).size < tags.length) {
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/iam/test_iam_roles.snapshot.json
    throw awsError(
      InvalidInputException$,
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    );
  }
}

/** Throws ValidationError when keys to remove break IAM's rules, which are named all at once. */
export function checkTagKeys(keys: readonly string[]): void {
  const key = new RegExp(`^${CHARACTERS}{1,128}$`, 'u');
  if (keys.every((each) => key.test(each))) return;
  throw invalid({
    path: 'tagKeys',
    value: keys,
    constraint:
      'Member must satisfy constraint: [Member must have length less than or equal to 128, ' +
      'Member must have length greater than or equal to 1, ' +
      `Member must satisfy regular expression pattern: ${CHARACTERS}+, Member must not be null]`,
  });
}

/** The tags after some were added or changed. Throws LimitExceededException beyond 50. */
export function mergeTags(before: readonly Tag[], added: readonly Tag[]): Tag[] {
  const merged = new Map(before.map((tag) => [tag.Key?.toLowerCase(), tag]));
  for (const tag of added) merged.set(tag.Key?.toLowerCase(), tag);
  if (merged.size > 50) {
    // The limit is AWS's; the wording is a guess.
    throw awsError(LimitExceededException$, 'Cannot exceed quota for TagsPerRole: 50');
  }
  return [...merged.values()];
}

// --- internal ---

const CHARACTERS = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]';
