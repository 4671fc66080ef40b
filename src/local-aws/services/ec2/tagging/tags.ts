import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/error.ts';

/**
 * The tags that a request gives to what it makes.
 *
 * Throws InvalidParameterValue when it names another type of resource, or tags that cannot be.
 */
export function tagsIn(specifications: readonly TagSpecification[] = [], type: string): Tag[] {
  const tags: Tag[] = [];
  for (const { ResourceType, Tags = [] } of specifications) {
    if (ResourceType !== type) {
      // AWS's own words: https://github.com/aws/aws-cli/issues/2865
      throw invalid(
        `'${ResourceType ?? ''}' is not a valid taggable resource type for this operation.`,
      );
    }
    // The words of moto, which follows AWS: https://github.com/getmoto/moto/blob/master/moto/ec2/exceptions.py
    if (Tags.length === 0) throw invalid('Tag specification must have at least one tag');
    tags.push(...Tags);
  }
  return checkedTags(tags);
}

/** The tags, with an empty value where none is given. Throws InvalidParameterValue or TagLimitExceeded. */
export function checkedTags(tags: readonly Tag[]): Tag[] {
  const checked = tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
  const keys = new Set<string>();
  for (const { Key, Value } of checked) {
    // The limits are in https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html. AWS's own words are those
    // on `aws:` (https://github.com/jcjorel/ec2-spot-converter/issues/13) and on the empty key
    // (https://github.com/aws/aws-cli/issues/3283); the others are a guess.
    if (Key.toLowerCase().startsWith('aws:')) {
      throw invalid("Tag keys starting with 'aws:' are reserved for internal use");
    }
    if (Key === '') {
      throw invalid(
        "Value ( '' ) for parameter Tag key is invalid. Tag key cannot be null or empty.",
      );
    }
    if (Key.length > 127) throw invalid('Tag key exceeds the maximum length of 127 characters');
    if (Value.length > 255) throw invalid('Tag value exceeds the maximum length of 255 characters');
    if (keys.has(Key)) throw invalid(`Duplicate tag key '${Key}' specified.`);
    keys.add(Key);
  }
  requireTagCount(checked);
  return checked;
}

/** Throws TagLimitExceeded for more than 50 tags. */
export function requireTagCount(tags: readonly Tag[]): void {
  if (tags.length <= 50) return;
  // The words of moto, as above.
  throw new AwsError(
    'TagLimitExceeded',
    'The maximum number of Tags for a resource has been reached.',
  );
}

// --- internal ---

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
