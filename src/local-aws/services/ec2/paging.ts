import { AwsError } from '../../core/error.ts';

/**
 * One page of a list: `maxResults` entities (5 to 1000; all when left out) and the token of the next page.
 *
 * Throws InvalidParameterValue for a number out of range and InvalidNextToken for a token that is not one of ours.
 */
export function page<Entity>(
  entities: readonly Entity[],
  maxResults: number | undefined,
  nextToken: string | undefined,
): { items: Entity[]; NextToken?: string } {
  // The upper bound is not enforced by all Describe calls: "If you specify a larger value, you get 1000 results".
  if (maxResults !== undefined && maxResults < 5) {
    // AWS's own words: https://github.com/aws/aws-sdk-ruby/pull/2575
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${maxResults} ) for parameter maxResults is invalid. Expecting a value greater than 5.`,
    );
  }
  const start = nextToken === undefined ? 0 : offsetOf(nextToken);
  const end = start + Math.min(maxResults ?? entities.length, LARGEST_PAGE);
  const items = entities.slice(start, end);
  return end < entities.length ? { items, NextToken: btoa(`${PREFIX}${end}`) } : { items };
}

// --- internal ---

const LARGEST_PAGE = 1000;

// Tokens are opaque on AWS; ours hold the offset.
const PREFIX = 'page from ';

function offsetOf(token: string): number {
  let text = '';
  try {
    text = atob(token);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  const offset = Number(text.slice(PREFIX.length));
  if (text.startsWith(PREFIX) && Number.isInteger(offset) && offset > 0) return offset;
  // The code is in AWS's list of EC2 error codes; the wording is a guess.
  throw new AwsError('InvalidNextToken', `The token '${token}' is invalid`);
}
