import { AwsError } from '../../core/error.ts';
import { check } from './validation.ts';

/** Throws ValidationError when a marker or a page size breaks the model. */
export function checkPage(marker: string | undefined, maxItems: number): void {
  check('marker', marker, { length: { min: 1 } });
  check('maxItems', maxItems, { range: { min: 1, max: 1000 } });
}

/** What a marker that no page gave is answered with. The wording is a guess. */
export function invalidMarker(): AwsError {
  return new AwsError('ValidationError', 'Invalid Marker.');
}
