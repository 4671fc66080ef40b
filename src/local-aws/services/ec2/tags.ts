import type { Tag, TagSpecification } from '@aws-sdk/client-ec2';
import { AwsError } from '../../core/error.ts';

/**
 * The tags that a request gives to what it makes.
 *
 * Throws InvalidParameterValue when it names another type of resource, or tags that cannot be.
 */
export function tagsIn(specifications: readonly TagSpecification[] = [], type: string): Tag[] {
  const tags: Tag[] = [];
  for (const { ResourceType, Tags = [] } of specifications) {
    if (ResourceType !== type) {
      // AWS's own words, from transcripts of Terraform.
      throw invalid(`'${ResourceType}' is not a valid taggable resource type for this operation.`);
    }
    // AWS's own words, from transcripts of the CLI.
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
    // The limits are in https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html; of the words, those on
    // `aws:` are AWS's own (transcripts of the CLI) and the others a guess.
    if (Key.toLowerCase().startsWith('aws:')) {
      throw invalid("Tag keys starting with 'aws:' are reserved for internal use");
    }
    if (Key === '') throw invalid('Tag key cannot be empty');
    if (Key.length > 127) throw invalid(`Tag key exceeds the maximum length of 127 characters`);
    if (Value.length > 255) throw invalid(`Tag value exceeds the maximum length of 255 characters`);
    if (keys.has(Key)) throw invalid(`Duplicate tag key '${Key}' specified.`);
    keys.add(Key);
  }
  requireTagCount(checked);
  return checked;
}

/** Throws TagLimitExceeded for more than 50 tags. */
export function requireTagCount(tags: readonly Tag[]): void {
  if (tags.length <= 50) return;
  // The code is AWS's; the wording is a guess.
  throw new AwsError('TagLimitExceeded', 'The maximum number of tags for a resource is 50.');
}

// --- internal ---

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
