import { AwsError } from '../core/error.ts';

/** Something that AWS does and the local AWS does not: said by name, never passed over in silence. */
export function notModelled(what: string): AwsError {
  return new AwsError('NotImplemented', `The local AWS does not model ${what}.`, 501);
}
