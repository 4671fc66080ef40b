import type { Region } from '../../core/account.ts';
import { invalidParameter } from './errors.ts';
import { functions, type FunctionRecord } from './functions/functions.ts';

/** Throws InvalidParameterValueException for more than 50 tags, or one that only AWS may set. */
export function requireTags(tags: Record<string, string>): void {
  const reserved = Object.keys(tags).find((key) => key.toLowerCase().startsWith('aws:'));
  // The rules are AWS's; the words of both are a guess.
  if (reserved !== undefined) {
    throw invalidParameter(`The tag key '${reserved}' is reserved: it begins with 'aws:'.`);
  }
  if (Object.keys(tags).length > 50) {
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json
    throw invalidParameter('Number of tags exceeds resource tag limit.');
  }
}

/** Writes the tags of a function, checked as {@link requireTags} does. */
export function putTags(
  region: Region,
  record: FunctionRecord,
  tags: Record<string, string>,
): void {
  requireTags(tags);
  functions(region).put(record.configuration.FunctionName, { ...record, tags });
}
