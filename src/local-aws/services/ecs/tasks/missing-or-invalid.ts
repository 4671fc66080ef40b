import type { AwsError } from '../../../core/error.ts';
import type { ConstraintViolation } from '../../../core/constraint-model.ts';
import { clientException, invalidParameter } from '../errors.ts';

/**
 * How ECS words a request that breaks its model. It has no one form for it.
 */
export function missingOrInvalid({ path, constraint }: ConstraintViolation): AwsError {
  // https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/630
  if (path === 'family') return clientException('Family can not be blank.');
  // https://github.com/awsdocs/aws-cloudformation-user-guide/pull/454
  if (path === 'containerDefinitions') return clientException('Container list cannot be empty.');
  const allowed = /^Member must satisfy enum value set: \[(.*)\]$/.exec(constraint)?.[1];
  if (allowed !== undefined) {
    const member = path.split('.').findLast((part) => !/^(\d+|member)$/.test(part)) ?? path;
    const values = allowed.replaceAll(', ', ',');
    // https://github.com/hashicorp/terraform-provider-aws/issues/23342
    return invalidParameter(OWN_WORDS.get(member) ?? `${member} should be one of [${values}]`);
  }
  if (constraint === 'Member must not be null') {
    if (path.endsWith('.resolutionSeconds')) {
      // https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/service_metrics.json
      return invalidParameter(
        'Monitoring configuration resolution must be one of [20, 60] seconds.',
      );
    }
    // Of the name of a container: https://github.com/hashicorp/terraform/issues/2888
    return invalidParameter(`${path} should not be null or empty.`);
  }
  if (/(^|\.)tags\.\d+\.member\.(key|value)$/.test(path) && constraint.includes('pattern')) {
    // https://github.com/PrefectHQ/prefect/issues/13174
    return invalidParameter('Some tags contain invalid characters');
  }
  // A guess.
  return invalidParameter(`Invalid value for ${path}: ${constraint}`);
}

// --- internal ---

/**
 * The words of ECS for a value that is none, where it does not name the member as the model does; it has a launch type that the
 * model has not. https://github.com/radkawar/stackd/blob/9dc356f/testdata/aws/ecs/services.json
 */
const OWN_WORDS = new Map([
  ['launchType', 'launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]'],
  ['schedulingStrategy', 'Scheduling strategy should be one of [REPLICA,DAEMON]'],
]);
