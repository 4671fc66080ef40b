import { AwsError } from '../../../core/error.ts';
import type { ResourceKind } from '../resource-ids.ts';

/** DependencyViolation, the error of a delete call while other resources depend on this one. */
export function dependencyViolation(kind: ResourceKind, id: string): AwsError {
  // AWS's own words: https://github.com/gruntwork-io/cloud-nuke/issues/345
  const noun = kind.noun.replace(/ ID$/, '');
  return new AwsError(
    'DependencyViolation',
    `The ${noun} '${id}' has dependencies and cannot be deleted.`,
  );
}
