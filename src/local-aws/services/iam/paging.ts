import { AwsError } from '../../core/error.ts';

/** The error for a marker that no page gave. The wording is a guess. */
export function invalidMarker(): AwsError {
  return new AwsError('ValidationError', 'Invalid Marker.');
}
