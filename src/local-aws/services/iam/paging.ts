import { AwsError } from '../../core/error.ts';

/** What a marker that no page gave is answered with. The wording is a guess. */
export function invalidMarker(): AwsError {
  return new AwsError('ValidationError', 'Invalid Marker.');
}
